using Microsoft.AspNetCore.Razor.TagHelpers;
using Platform.Web.Changes;

namespace Platform.Web.Caching;

/// <summary><c>&lt;o-cached key="…" tags="…"&gt;</c> renders its content once, and again after one of its tags changed.</summary>
[HtmlTargetElement("o-cached", Attributes = "key")]
public sealed class CachedTagHelper(ContentCache cache, PageTags page) : TagHelper
{
    public required CacheKey Key { get; set; }

    public IReadOnlyCollection<ChangeKey> Tags { get; set; } = [];

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (cache.Find<string>(Key) is not { } html)
        {
            html = (await output.GetChildContentAsync()).GetContent();
            cache.Keep(Key, html, 2L * html.Length, Tags, page.Since);
        }

        output.Content.SetHtmlContent(html);
    }
}
