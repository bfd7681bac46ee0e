"use strict";
// Recomputes every leaf, opens its commitments, follows its proof to the root, checks the root's signature.
// SHA-256 is written out so that the page also works from a disk, where some browsers offer no WebCrypto.
(function () {
  const K = [];
  (function primes() {
    for (let n = 2; K.length < 64; n++) {
      let prime = true;
      for (let d = 2; d * d <= n; d++) if (n % d === 0) { prime = false; break; }
      if (prime) K.push((Math.cbrt(n) % 1 * 4294967296) >>> 0);
    }
  })();
  const START = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
  const rotate = (x, n) => (x >>> n) | (x << (32 - n));

  function sha256(bytes) {
    const length = bytes.length, padded = new Uint8Array(((length + 72) >> 6) << 6);
    padded.set(bytes);
    padded[length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, Math.floor(length / 536870912));
    view.setUint32(padded.length - 4, (length << 3) >>> 0);
    const state = START.slice(), w = new Uint32Array(64);
    for (let at = 0; at < padded.length; at += 64) {
      for (let i = 0; i < 16; i++) w[i] = view.getUint32(at + 4 * i);
      for (let i = 16; i < 64; i++) {
        const a = w[i - 15], b = w[i - 2];
        w[i] = (w[i - 16] + (rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3)) + w[i - 7] + (rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10))) | 0;
      }
      let [a, b, c, d, e, f, g, h] = state;
      for (let i = 0; i < 64; i++) {
        const t = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
        const u = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        h = g; g = f; f = e; e = (d + t) | 0; d = c; c = b; b = a; a = (t + u) | 0;
      }
      [a, b, c, d, e, f, g, h].forEach((value, i) => { state[i] = (state[i] + value) | 0; });
    }
    const out = new Uint8Array(32), outView = new DataView(out.buffer);
    state.forEach((value, i) => outView.setUint32(4 * i, value >>> 0));
    return out;
  }

  const utf8 = (text) => new TextEncoder().encode(text);
  const hex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
  const unhex = (text) => new Uint8Array((text.match(/../g) || []).map((b) => parseInt(b, 16)));
  const unbase64 = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  function join(...parts) {
    const out = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
    parts.reduce((at, p) => { out.set(p, at); return at + p.length; }, 0);
    return out;
  }

  // Names sorted by code point, no spaces: the one text that stands for a value.
  function byCodePoint(a, b) {
    const x = Array.from(a), y = Array.from(b);
    for (let i = 0; i < Math.min(x.length, y.length); i++) {
      if (x[i] !== y[i]) return x[i].codePointAt(0) - y[i].codePointAt(0);
    }
    return x.length - y.length;
  }
  function canonical(value) {
    if (Array.isArray(value)) return "[" + value.map(canonical).join(",") + "]";
    if (value === null || typeof value !== "object") return JSON.stringify(value);
    return "{" + Object.keys(value).sort(byCodePoint).map((k) => JSON.stringify(k) + ":" + canonical(value[k])).join(",") + "}";
  }

  function included(index, size, leaf, proof, root) {
    if (!(index >= 0 && index < size)) return false;
    let fn = index, sn = size - 1, current = leaf;
    for (const part of proof) {
      if (sn === 0) return false;
      if (fn % 2 === 1 || fn === sn) {
        current = sha256(join([1], part, current));
        while (fn % 2 === 0 && fn !== 0) { fn = Math.floor(fn / 2); sn = Math.floor(sn / 2); }
      } else current = sha256(join([1], current, part));
      fn = Math.floor(fn / 2); sn = Math.floor(sn / 2);
    }
    return sn === 0 && hex(current) === root;
  }

  async function signedBy(keyLine, body, signatures) {
    const name = keyLine.slice(0, keyLine.indexOf("+")), raw = unbase64(keyLine.slice(keyLine.indexOf("+") + 10));
    const id = hex(sha256(join(utf8(name + "\n"), raw))).slice(0, 8);
    // Two keys sign the first checkpoint after a change of key; ours is the one that the line names.
    const signature = signatures.filter((line) => line.startsWith("— " + name + " "))
      .map((line) => unbase64(line.split(" ")[2])).find((one) => hex(one.slice(0, 4)) === id);
    if (!signature) return false;
    if (!(window.crypto && crypto.subtle)) return null;
    try {
      const key = await crypto.subtle.importKey("raw", raw.slice(1), { name: "Ed25519" }, false, ["verify"]);
      return await crypto.subtle.verify({ name: "Ed25519" }, key, signature.slice(4), utf8(body));
    } catch (error) {
      return null; // the browser does not know Ed25519
    }
  }

  function verdictOf(item, pack, size, root) {
    const bad = [], said = JSON.parse(item.body);
    if (said.log !== pack.origin || said.seq !== item.seq) bad.push("叶不属于这一纪实");
    const own = sha256(join([0], utf8(item.body)));
    if (!included(item.seq, size, own, item.proof.map(unhex), root)) bad.push("包含证明不成立");
    if (item.opened) {
      const key = unhex(item.secret || "");
      const names = { actor: "经办人", object: "对象", payload: "说明或内容" };
      for (const part of Object.keys(names)) {
        if (hex(sha256(join(key, utf8(canonical(item.opened[part]))))) !== said[part + "_c"]) bad.push(names[part] + "与承诺值不符");
      }
    }
    return bad;
  }

  function element(parent, tag, text, cls) {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (cls) made.className = cls;
    parent.append(made);
    return made;
  }

  function show(item, bad) {
    const li = element(document.getElementById("leaves"), "li"), said = JSON.parse(item.body);
    element(li, "div", "第" + item.seq + "号叶　" + said.t.replace("T", " ").slice(0, 19) + "（协调世界时）　" + said.type);
    if (item.opened) {
      element(li, "div", item.opened.actor.actor.filter(Boolean).join("，") + "：" + item.opened.payload.sentence);
      if (item.opened.payload.corrects !== null) element(li, "div", "更正审计记录" + item.opened.payload.corrects);
      if (Object.keys(item.opened.payload.data).length) element(li, "pre", JSON.stringify(item.opened.payload.data, null, 1));
    } else element(li, "div", item.erased_by === null ? "审计记录已不存在。" : "内容已依法清除，见第" + item.erased_by + "号叶。");
    element(li, "div", bad.length ? "不成立：" + bad.join("、") : "证明成立", bad.length ? "result bad" : "hash");
  }

  async function run() {
    const pack = JSON.parse(document.getElementById("package").textContent);
    const result = document.getElementById("result"), checks = document.getElementById("checks");
    document.getElementById("checkpoint").textContent = pack.checkpoint || "没有";
    document.getElementById("key").textContent = pack.key || "没有";
    const end = (text, cls) => { result.textContent = text; result.className = "result " + cls; };
    if (pack.suite !== 1) return end("未作核验：本纪实使用 SM3，浏览器没有这一算法。请用 verify_record.py 核验。", "open");
    if (!pack.checkpoint || !pack.key) return end("未作核验：没有检查点或公钥。", "open");
    const [body, rest] = pack.checkpoint.split("\n\n"), lines = body.split("\n"), size = Number(lines[1]);
    const root = hex(unbase64(lines[2]));
    let wrong = lines[0] === pack.origin ? 0 : 1;
    for (const item of pack.leaves) {
      const bad = verdictOf(item, pack, size, root);
      wrong += bad.length;
      show(item, bad);
    }
    const signed = await signedBy(pack.key, body + "\n", rest.split("\n"));
    element(checks, "li", "叶与包含证明：" + (wrong ? wrong + "处不成立" : pack.leaves.length + "片叶全部成立"));
    element(checks, "li", "检查点签名：" + (signed === null ? "浏览器没有 Ed25519，未能核对" : signed ? "有效" : "无效"));
    if (wrong || signed === false) return end("核验不通过：本页或其中的记录被改动。", "bad");
    if (signed === null) return end("记录与检查点一致；签名未能核对，请换用新版浏览器或用 verify_record.py 核验。", "open");
    return end("核验通过：" + pack.leaves.length + "条记录都在检查点所签署的纪实之中，未被改动。", "good");
  }

  run().catch(() => {
    const result = document.getElementById("result");
    result.textContent = "核验不通过：本页的内容残缺或无法识别。";
    result.className = "result bad";
  });
})();
