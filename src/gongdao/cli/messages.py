"""What the commands say when they cannot: code to sentence."""

from gongdao.errors import UserError

SENTENCES = {
    "settings_unfit": "不能启动。环境变量的设置不合要求（{reason}）。请参照环境变量说明改正后再试。",
    "data_folder_unfit": "不能使用数据文件夹。无法写入“{path}”。请检查GONGDAO_DATA所指的文件夹及其权限。",
    "database_unfit": "不能使用数据库。数据库回答：{reason}。请检查GONGDAO_DATA或DATABASE_URL是否指向可用的数据库。",
    "no_such_user": "不能办理。没有可用的账号“{username}”。请用 --as 给出已有的账号。",
    "nobody_may": "不能办理。没有账号在最上级单位有此权限。请先授予角色，或用 --as 给出账号。",
    "several_may": "不能办理。有多个账号有此权限：{names}。请用 --as 指明以哪个账号办理。",
    "no_receiving_unit": "不能导入名册。该账号的管理范围内没有“待分配”单位。请先建立待分配单位，或用 --as 换一个账号。",
    "unknown_receiving_unit": "不能导入名册。编号为“{key}”的单位不是管理范围内的待分配单位，可用的是：{names}。请改用其中一个。",
    "several_receiving_units": "不能导入名册。有多个待分配单位：{names}。请用 --unit 指明先收入哪一个。",
    "file_unreadable": "不能读取“{name}”。该文件不存在或无法打开。请核对文件路径。",
    "map_unfit": "不能导入。“{text}”不是“表头=项目”的写法。请写成例如 --map 名字=姓名。",
    "not_empty": "不能建立演示区。数据库中已有单位或账号。请用 gongdao serve 启动，或把GONGDAO_DATA指向空文件夹后再建立。",
    "rows_refused": "不能建立演示区。“{register}”有{count}行未收：{message}请把这条信息报告给维护人员。",
    "not_adopted": "不能记入核对结果。{day}没有单位采用措施包：{packs}。请先由有权的账号采用，或用 --facts 核对快照。",
    "port_taken": "不能在{bind}:{port}提供服务。该地址或端口不可用或已被占用。请用 --bind、--port 换一个。",
    "out_exists": "不能备份。文件“{path}”已经存在，备份不覆盖任何文件。请用 --out 给出新的文件名。",
    "out_unwritable": "不能备份。无法写入“{path}”（{reason}）。请检查该目录的权限和剩余空间。",
    "secret_short": "不能继续。口令或密钥文件少于{count}个字符。请改用更长的口令或密钥文件。",
    "tool_missing": "不能继续。找不到PostgreSQL的工具“{tool}”。请安装与服务器版本相同的客户端工具后再试。",
    "dump_failed": "不能继续。PostgreSQL的工具“{tool}”没有完成：{reason}。请处理后再试。",
    "backup_unfit": "不能恢复。该文件不是公道的备份，或者出自不认识的版本。请核对文件。",
    "backup_sealed": "不能恢复。口令不对，或者文件被改动、不完整。请核对口令，仍不行时改用另一份备份。",
    "backup_incomplete": "不能恢复。备份中的文件与其清单不一致。请改用另一份备份。",
    "into_not_empty": "不能恢复。“{path}”不是空目录，恢复不覆盖任何文件。请用 --into 给出空目录。",
    "other_database": "不能恢复。备份出自{made}，当前设置的是{here}。请让DATABASE_URL与备份一致后再试。",
    "database_not_empty": "不能恢复。DATABASE_URL所指的数据库中已有表。请新建一个空数据库后再试。",
    "copy_damaged": "不能使用这份数据库副本。完整性检查或行数核对没有通过。原有数据没有改动，请改用另一份备份或联系维护人员。",
    "record_damaged": "不能使用这份数据库副本。全程纪实核对没有通过：{reason}原有数据没有改动，请先查明原因。",
    "in_use": "不能更新数据库表。另有进程（{processes}）正在使用数据库。请先停止服务和后台任务再试。",
    "pending": "数据库表不是最新。请先备份，停止服务后重新启动，启动时会更新。",
    "damaged": "数据库文件有损坏（{reason}）。请停止服务，从备份恢复。",
    "not_durable": "数据库可能丢失已确认的办理（{reason}）。请改正数据库设置后重新启动。",
    "open_to_others": "“{path}”可以被其他系统账号读取。请用chmod去掉同组和其他人的权限。",
    "debug": "调试模式已打开，出错页面会泄露内部信息。请去掉GONGDAO_DEBUG。",
    "any_host": "允许任何主机名访问。请在GONGDAO_ALLOWED_HOSTS中只写实际使用的主机名。",
    "no_https": "对外服务没有启用HTTPS。请放在HTTPS代理之后，并设置GONGDAO_HTTPS=1。",
    "deploy": "部署检查{id}没有通过。请对照系统管理员手册改正设置。",
    "disk": "“{path}”所在磁盘只剩{free}MB，不够备份和更新数据库表。请清理或扩容。",
    "no_tool": "找不到PostgreSQL的工具“{tool}”，无法备份。请安装与服务器版本相同的客户端工具。",
    "xml_unsafe": "缺少安全读取XML的组件，不能接收上传的文件。请重新安装。",
}


def refusal(code: str, **values: object) -> UserError:
    """Make the error of this code with its sentence."""
    return UserError(code, SENTENCES[code].format(**values))
