"""Users as the tests need them: active, with a password of their own."""

from django.contrib.auth.hashers import make_password

from gongdao.office.accounts.models import User

PASSWORD = "shan-gao-shui-chang-7"


def make_user(username: str = "zhang", display_name: str = "张三", password: str = PASSWORD, **values: object) -> User:
    return User.objects.create(username=username, display_name=display_name, password=make_password(password), **values)
