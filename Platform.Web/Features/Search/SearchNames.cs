using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Platform.Search;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Search;

/// <summary>
/// Finds the values that may follow a key in a query. Those of kinds and layers are known (<see cref="NamesOfValues"/>). For organisations, tags and authors it looks up the typed text as key or name, or else a few similar names to suggest.
/// </summary>
public sealed partial class SearchNames(PlatformDb db, LiveIndex index, NamesOfValues fixedNames)
{
    private const int MostValues = 20, MostCandidates = 200, HeadLength = 3, MostHeads = 5;

    /// <param name="typed">Values as typed, by facet.</param>
    public async Task<IReadOnlyDictionary<Facet, ILookup<string, string>>> For(
        IReadOnlyDictionary<Facet, IReadOnlyCollection<string>> typed, Viewer viewer, CancellationToken cancel)
    {
        var names = new Dictionary<Facet, ILookup<string, string>>(fixedNames.Current);
        if (typed.GetValueOrDefault(Facet.Year) is { } years)
            names[Facet.Year] = years.Where(y => Year().IsMatch(y)).ToLookup(y => y);
        await Look(Facet.Organisation, db.Organisations.Select(o => new Named { Key = o.Key, Name = o.Name }), index.Use(i => i.Synonyms));
        await Look(Facet.Tag, Tags(viewer));
        await Look(Facet.Author, Authors(viewer));
        return names;

        async Task Look(Facet facet, IQueryable<Named> all, Synonyms? abbreviations = null)
        {
            if (typed.GetValueOrDefault(facet) is not { } values)
                return;
            var found = new List<(string Name, string Key)>();
            foreach (var value in values.Distinct().Take(MostValues))
            {
                found.AddRange(await Meant(all, value, cancel));
                // Abbreviations such as "BZK" also work.
                foreach (var whole in abbreviations?.Of(value) ?? [])
                    found.AddRange((await Alike(all, whole, cancel)).Where(n => $"-{Slug.Of(n.Name, 200)}".EndsWith($"-{Slug.Of(whole, 200)}", StringComparison.Ordinal))
                        .SelectMany(n => new[] { (n.Name, n.Key), (value, n.Key) }));
            }

            names[facet] = found.Distinct().ToLookup(n => n.Name, n => n.Key, StringComparer.OrdinalIgnoreCase);
        }
    }

    /// <summary>Finds tags that begin like one of these words.</summary>
    public async Task<IReadOnlyList<Named>> TagsNear(IEnumerable<string> words, Viewer viewer, int most, CancellationToken cancel)
    {
        var near = new List<(Named Tag, int Shared)>();
        foreach (var word in words.Select(w => Slug.Of(w)).Where(w => w.Length > HeadLength).Distinct().Take(MostHeads))
        {
            var head = word[..(HeadLength + 1)];
            var tags = await Tags(viewer).Where(t => t.Key.Contains(head)).OrderBy(t => t.Name.Length).Take(MostCandidates).ToListAsync(cancel);
            near.AddRange(
                from tag in tags
                from part in tag.Key.Split('-')
                let shared = part.Zip(word).TakeWhile(c => c.First == c.Second).Count()
                where shared > HeadLength && 3 * shared >= 2 * Math.Min(part.Length, word.Length)
                select (tag, shared));
        }

        return [.. near.OrderByDescending(t => t.Shared).Select(t => t.Tag).DistinctBy(t => t.Key).Take(most)];
    }

    /// <summary>The tags of texts that the viewer may see. A tag of hidden texts only must not be revealed.</summary>
    private IQueryable<Named> Tags(Viewer viewer) => db.Tags
        .Where(t => db.ContributionTags.Any(own => own.TagKey == t.Key && db.Contributions.VisibleTo(viewer).Any(c => c.Key == own.ContributionKey)))
        .Select(t => new Named { Key = t.Key, Name = t.Name });

    /// <summary>The members who wrote something under their own name. An author by layer only must not be found here.</summary>
    private IQueryable<Named> Authors(Viewer viewer) => db.Members
        .Where(m => m.ErasedAt == null && !m.IsPlaceholder && (db.Contributions.VisibleTo(viewer).Any(c =>
            c.AuthorKey == m.Key && !c.ByLayerOnly) || db.CoAuthors.Any(a => a.MemberKey == m.Key && !a.ByLayerOnly && db.Contributions.VisibleTo(viewer).Any(c => c.Key == a.ContributionKey))))
        .Select(m => new Named { Key = m.Key, Name = m.Name });

    private static async Task<IEnumerable<(string Name, string Key)>> Meant(IQueryable<Named> all, string value, CancellationToken cancel)
    {
        if (await all.FirstOrDefaultAsync(n => n.Key == value, cancel) is { } byKey)
        {
            // The name, for all who have it, and the key for when several do.
            var bearers = await all.Where(n => n.Name == byKey.Name).Select(n => n.Key).ToListAsync(cancel);
            return [.. bearers.Select(key => (byKey.Name, key)), (byKey.Key, byKey.Key)];
        }

        var slug = Slug.Of(value, 200);
        var found = await Alike(all, value, cancel);
        return found.Select(n => (n.Name, n.Key)).Concat(found.Where(n => Slug.Of(n.Name, 200) == slug).Select(n => (value, n.Key))).ToList();
    }

    /// <summary>Finds names with words that begin like the typed words, the shortest first.</summary>
    private static async Task<List<Named>> Alike(IQueryable<Named> all, string value, CancellationToken cancel)
    {
        var alike = all;
        foreach (var word in Word().Matches(value).Take(MostHeads).Select(w => w.Value))
        {
            // Compares the first letters only, because people seldom mistype those.
            var pattern = $"%{word[..Math.Clamp(word.Length - 1, 1, HeadLength)]}%";
            alike = alike.Where(n => EF.Functions.Like(n.Name, pattern));
        }

        return alike == all ? [] : await alike.OrderBy(n => n.Name.Length).ThenBy(n => n.Name).Take(MostCandidates).ToListAsync(cancel);
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex("^[0-9]{4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}

/// <summary>A key and its name.</summary>
public sealed record Named
{
    public required string Key { get; init; }

    public required string Name { get; init; }
}
