"""A small writer of .lrmx files that shares no code with the product."""

import base64

ORDER = """XingMing=name XingBie=sex ChuShengNianYue=born MinZu=ethnic_group JiGuan=native_place ChuShengDi=birth_place
RuDangShiJian=joined_party CanJiaGongZuoShiJian=started_work JianKangZhuangKuang=health ZhuanYeJiShuZhiWu=technical_post
ShuXiZhuanYeYouHeZhuanChang=speciality QuanRiZhiJiaoYu_XueLi=full_time_education QuanRiZhiJiaoYu_XueWei=full_time_degree
QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi=full_time_school QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi=full_time_degree_school
ZaiZhiJiaoYu_XueLi=in_service_education ZaiZhiJiaoYu_XueWei=in_service_degree
ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi=in_service_school ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi=in_service_degree_school
XianRenZhiWu=current_post NiRenZhiWu=proposed_post NiMianZhiWu=leaving_post JianLi=resume
JiangChengQingKuang=rewards NianDuKaoHeJieGuo=assessments RenMianLiYou=reason JiaTingChengYuan=
ChengBaoDanWei=reporting_unit JiSuanNianLingShiJian=age_as_of TianBiaoShiJian=filled_on TianBiaoRen=filled_by
ShenFenZheng=id_number ZhaoPian= Version=version"""
MEMBER = ("ChengWei", "XingMing", "ChuShengRiQi", "ZhengZhiMianMao", "GongZuoDanWeiJiZhiWu")


def text(value):
    return value.replace("&", "&amp;").replace("<", "&lt;")


def lrmx(
    texts, family=(), photo=b"", *, extra="", indent="  ", head='<?xml version="1.0" encoding="utf-8"?>', mark=True
):
    """Write a file as the editor does, or with other habits."""
    lines = [head, "<Person>"]
    for pair in ORDER.split():
        element, _, field = pair.partition("=")
        if element == "JiaTingChengYuan":
            items = [
                "<Item>"
                + "".join(f"<{tag}>{text(value)}</{tag}>" for tag, value in zip(MEMBER, one, strict=True))
                + "</Item>"
                for one in family
            ]
            content = "".join(items)
        else:
            content = base64.b64encode(photo).decode() if element == "ZhaoPian" else text(texts.get(field, ""))
        lines.append(f"{indent}<{element}>{content or chr(10) + '  '}</{element}>")
    lines += [extra, "</Person>"]
    return ("\ufeff" if mark else "").encode() + "\n".join(lines).encode()
