from datetime import date

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon beside a word; it says nothing by itself."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', static("gongdao/icons.svg"), name
    )


@register.filter
def long_day(value: date) -> str:
    """Write a day as in a sentence."""
    return f"{value.year}年{value.month}月{value.day}日"


@register.filter
def day(value: date | None) -> str:
    """Write a day as in a table."""
    return value.isoformat() if value else ""
