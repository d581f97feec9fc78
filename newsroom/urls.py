"""The site map: which address is answered by whom. Fixed words stand before sections."""

from django.contrib import admin
from django.urls import path

from articles.feeds import NewestAtom, NewestFeed, SectionAtom, SectionFeed
from articles.views import pages as article_pages
from newsroom.health import healthz
from newsroom.views import api, drafts, events, files, house, lists, maps, officials, pages, quick
from newsroom.views.archive import archive
from newsroom.views.arranging import arrange
from newsroom.views.components import components
from newsroom.views.corrections import corrections
from newsroom.views.preview import preview
from newsroom.views.search import search, suggestions

urlpatterns = [
    path("", pages.front_page, name="front_page"),
    path("healthz", healthz, name="healthz"),
    path("admin/trang-nhat/", admin.site.admin_view(arrange), name="arrange"),
    path("admin/xem/", admin.site.admin_view(preview), name="preview"),
    path("admin/xem/<path:path>", admin.site.admin_view(preview)),
    path("admin/giao-dien/", admin.site.admin_view(components), name="components"),
    path("admin/gui-nhanh/", quick.page, name="quick"),
    path("admin/gui-nhanh/sw.js", quick.worker, name="quick_worker"),
    path("admin/gui-nhanh/gui/", quick.send, name="quick_send"),
    path("admin/gui-nhanh/anh/<slug:key>/", quick.begin, name="quick_begin"),
    path("admin/gui-nhanh/anh/<slug:key>/<int:offset>/", quick.part, name="quick_part"),
    path("admin/", admin.site.urls),
    path("luu-tru/", archive, name="archive"),
    path("cai-chinh/", corrections, name="corrections"),
    path("moi-nhat/", lists.newest, name="newest"),
    path("doc-nhieu/", article_pages.most_read, name="most_read"),
    path("chu-de/<slug:slug>/", lists.topic, name="topic"),
    path("tac-gia/<slug:slug>/", lists.author, name="author"),
    path("nhan-vat/", officials.people, name="people"),
    path("nhan-vat/<slug:slug>/", officials.person, name="person"),
    path("co-quan/<slug:slug>/", officials.organization, name="organization"),
    path("su-kien/", events.events, name="events"),
    path("su-kien/lich.ics", events.calendar, name="calendar"),
    path("su-kien/<slug:slug>/", events.event, name="event"),
    path("su-kien/<slug:slug>/lich.ics", events.event_calendar, name="event_calendar"),
    path("tim-kiem/", search, name="search"),
    path("tim-kiem/goi-y/", suggestions, name="suggestions"),
    path("gioi-thieu/", house.about, name="about"),
    path("da-doc/<int:article_id>/", pages.was_read, name="was_read"),
    path("da-luu/", house.saved, name="saved"),
    path("sw.js", house.service_worker, name="service_worker"),
    path("favicon.ico", house.favicon, name="favicon"),
    path("manifest.webmanifest", house.manifest, name="manifest"),
    path(".well-known/security.txt", house.security_txt, name="security_txt"),
    path("rss.xml", NewestFeed(), name="feed"),
    path("atom.xml", NewestAtom(), name="atom"),
    path("sitemap.xml", maps.sitemap_index, name="sitemap"),
    path("sitemap-<slug:part>.xml", maps.sitemap_part, name="sitemap_part"),
    path("news-sitemap.xml", maps.news_sitemap, name="news_sitemap"),
    path("robots.txt", maps.robots, name="robots"),
    path("api/v1/articles/", api.articles, name="api_articles"),
    path("api/v1/articles/<int:article_id>/", api.article, name="api_article"),
    path("anh/<str:name>", files.picture, name="picture"),
    path("xem-truoc/anh/<str:signed>", drafts.picture, name="preview_picture"),
    path("xem-truoc/bai/<int:article_id>/", drafts.working_copy, name="preview_working_copy"),
    path("xem-truoc/bai/<int:article_id>/<int:number>/", drafts.revision, name="preview_revision"),
    path("xem-truoc/<str:token>/", drafts.shared, name="preview_shared"),
    path("<slug:slug>-<int:article_id>.html", pages.article, name="article"),
    path("<slug:slug>/", lists.section, name="section"),
    path("<slug:slug>/rss.xml", SectionFeed(), name="section_feed"),
    path("<slug:slug>/atom.xml", SectionAtom(), name="section_atom"),
]

handler400 = "newsroom.views.errors.bad_request"
handler404 = "newsroom.views.errors.not_found"
