from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("record", "0001_erasures")]

    operations = [
        migrations.AddField(
            model_name="erasure",
            name="closed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="不予清除的时间"),
        ),
        migrations.AddField(
            model_name="erasure",
            name="closed_key",
            field=models.CharField(blank=True, default="", max_length=150, verbose_name="不予清除的决定人账号"),
        ),
        migrations.AddConstraint(
            model_name="erasure",
            constraint=models.CheckConstraint(
                condition=models.Q(("event", None), ("closed_key", ""), _connector="OR"),
                name="record_erasure_one_end",
                violation_error_message="不能办理。这项清除已经办结。请核对编号。",
            ),
        ),
    ]
