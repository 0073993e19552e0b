using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Caching.Memory;
using Platform.Web.Followers;

namespace Platform.Web.Shared.Caching;

/// <summary>Pieces of pages, in one language each, that are the same for all readers alike.</summary>
public sealed class Fragments(Evictions evictions) : IDisposable
{
    private const long Bytes = 64 * 1024 * 1024;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = Bytes });

    public string? Find(string key) =>
        _kept.TryGetValue(Localised(key), out Fragment? fragment) && evictions.Hold(fragment!.Made, fragment.Tags) ? fragment.Html : null;

    public void Keep(string key, string html, IReadOnlyCollection<ChangeKey> tags, long made)
    {
        if (evictions.Hold(made, tags))
            _kept.Set(Localised(key), new Fragment(html, tags, made), new MemoryCacheEntryOptions { Size = KeptBytes.Of(key, KeptBytes.Of(html), tags) });
    }

    public void Dispose() => _kept.Dispose();

    private static string Localised(string key) => $"{CultureInfo.CurrentUICulture.Name} {key}";

    private sealed record Fragment(string Html, IReadOnlyCollection<ChangeKey> Tags, long Made);
}

/// <summary>
/// <c>&lt;o-kept key="…" tags="…"&gt;</c>: makes what is in it once, and not again until one of its tags changes. The key must
/// name everything else it depends on, who reads it above all.
/// </summary>
[HtmlTargetElement("o-kept")]
public sealed class KeptTagHelper(Fragments fragments, PageTags page) : TagHelper
{
    /// <summary>Null: made each time.</summary>
    public string? Key { get; set; }

    public IReadOnlyCollection<ChangeKey> Tags { get; set; } = [];

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Key is null)
            return;
        if (fragments.Find(Key) is { } kept)
        {
            output.Content.SetHtmlContent(kept);
            return;
        }

        var html = (await output.GetChildContentAsync()).GetContent();
        fragments.Keep(Key, html, Tags, page.Since);
        output.Content.SetHtmlContent(html);
    }
}
