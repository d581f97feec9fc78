"""The editor's configuration: CKEditor 4 with what a newspaper needs and nothing else.

What may be stored is decided by `rich_text.py`; this only keeps the screen honest about it.
"""

CKEDITOR_CONFIGS = {
    "body": {
        "language": "vi",
        "versionCheck": False,
        "fullPage": False,
        "width": "100%",
        "height": 460,
        "entities": False,
        "toolbar": "Newspaper",
        "toolbar_Newspaper": [
            ["Undo", "Redo"],
            ["Bold", "Italic", "RemoveFormat"],
            ["Format", "Blockquote"],
            ["BulletedList", "NumberedList"],
            ["Link", "Unlink", "Table"],
            ["PasteText", "PasteFromWord", "Find", "Maximize"],
        ],
        "format_tags": "p;h2;h3",
        "allowedContent": (
            "p br strong em h2 h3 ul ol li blockquote caption thead tbody tr; a[!href,title];"
            " table; td th[colspan,rowspan,scope]; figure[!data-caption]"
        ),
        "removePlugins": (
            "exportpdf,scayt,wsc,forms,flash,iframe,iframedialog,codesnippetgeshi,preview,"
            "templates,smiley,image,elementspath,uploadimage,uploadfile,print"
        ),
        "contentsCss": "/static/desk/body.css",
        # Pictures: our own block, our own upload (articles/admin/photo/uploading.py).
        "extraPlugins": "widget,placing",
        "external_plugin_resources": [("placing", "/static/desk/", "placing.js")],
        "filebrowserUploadUrl": "/admin/articles/photo/upload/",
        "forcePasteAsPlainText": False,
        "pasteFromWordRemoveFontStyles": True,
        "disableNativeSpellChecker": False,
    }
}
