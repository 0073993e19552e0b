using Microsoft.EntityFrameworkCore;
using Platform.Search;
using Platform.Web.Access;
using Platform.Web.Data;

namespace Platform.Web.Features.Search;

/// <summary>A query without one of its parts, which does have results.</summary>
/// <param name="Part">The part that was left out; null for the quotation marks.</param>
public sealed record EasierQuery(QueryPart? Part, string Written, int Total);

/// <summary>Suggestions for a query without results.</summary>
public sealed record WaysOn(IReadOnlyList<EasierQuery> Easier, IReadOnlyList<Named> Tags);

public sealed class NothingFound(ArchiveSearch archive, SearchNames names, PlatformDb db)
{
    private const int MostTries = 6, MostTags = 6;

    public async Task<WaysOn> For(SearchQuery query, Viewer viewer, CancellationToken cancel)
    {
        var tries = query.Parts.Take(MostTries).Select(p => ((QueryPart?)p, p.Without)).ToList();
        if (query.Request.Text.Contains('"'))
            tries.Add((null, query.Request with { Text = query.Request.Text.Replace("\"", "", StringComparison.Ordinal) }));
        var easier = tries.Select(t => new EasierQuery(t.Item1, query.Write(t.Item2), archive.Count(t.Item2, viewer).Total)).Where(e => e.Total > 0).ToList();

        // The tags of what the words alone find show the subject. Without such tags, similar names of tags are used.
        var around = archive.Count(new SearchRequest { Text = query.Words }, viewer);
        var keys = around.Total == 0 || query.Words.Length == 0 ? [] : around.Facets[Facet.Tag].Take(MostTags).Select(t => t.Value).ToList();
        var tags = await db.Tags.Where(t => keys.Contains(t.Key)).Select(t => new Named { Key = t.Key, Name = t.Name }).ToListAsync(cancel);
        return new WaysOn(easier, tags.Count > 0
            ? [.. tags.OrderBy(t => keys.IndexOf(t.Key))]
            : await names.TagsNear(query.Words.Split(' '), viewer, MostTags, cancel));
    }
}
