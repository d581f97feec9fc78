"""The index of SQLite in the order of publication; on PostgreSQL the same columns again."""

from django.db import migrations

import articles.full_text


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_desk_lists")]

    operations = [
        migrations.RemoveConstraint("publishedarticle", "published_full_text"),
        migrations.AddConstraint(
            "publishedarticle", articles.full_text.FullText(name="published_full_text")
        ),
    ]
