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
}


def refusal(code: str, **values: object) -> UserError:
    """Make the error of this code with its sentence."""
    return UserError(code, SENTENCES[code].format(**values))
