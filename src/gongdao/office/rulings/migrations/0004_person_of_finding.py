from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("rulings", "0003_counts_by_rank")]

    operations = [
        migrations.AddField(
            model_name="sweep",
            name="started_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="开始时间"),
        ),
        migrations.AddField(
            model_name="sweep",
            name="is_nightly",
            field=models.BooleanField(default=False, verbose_name="每晚核对"),
        ),
        migrations.AddField(
            model_name="sweep",
            name="read",
            field=models.PositiveIntegerField(default=0, verbose_name="读取行数"),
        ),
        migrations.AddField(
            model_name="sweep",
            name="written",
            field=models.PositiveIntegerField(default=0, verbose_name="写入结论数"),
        ),
        migrations.AddField(
            model_name="finding",
            name="person",
            field=models.CharField(blank=True, default="", max_length=40, verbose_name="人员"),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["sweep", "person"], name="finding_by_person"),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["sweep", "subject_name", "id"], name="finding_by_name"),
        ),
    ]
