from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "gongdao.office.registers"
    label = "registers"
    verbose_name = "登记簿"
