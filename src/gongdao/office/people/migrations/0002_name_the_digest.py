from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0001_create_people")]

    operations = [
        migrations.RemoveIndex(model_name="person", name="person_identity"),
        migrations.RenameField(model_name="person", old_name="identity", new_name="same_person"),
        migrations.AddIndex(model_name="person", index=models.Index(fields=["same_person"], name="person_same_person")),
    ]
