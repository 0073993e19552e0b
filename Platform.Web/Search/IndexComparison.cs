using Microsoft.EntityFrameworkCore;
using Platform.Search;
using Platform.Web.Changes;
using Platform.Web.Data;

namespace Platform.Web.Search;

/// <summary>A document that differs between index and database.</summary>
public sealed record IndexDifference(IndexFault Kind, string Document, string Contribution);

public enum IndexFault
{
    /// <summary>In the database and not in the index.</summary>
    Missing,

    /// <summary>In the index, but not in the database, or not public there any more.</summary>
    Extra,

    /// <summary>Indexed from another text, title, tag and so on than the database has.</summary>
    Outdated,

    /// <summary>More than once in the index.</summary>
    Repeated,

    /// <summary>Its text cannot be read or indexed, and the node has logged this.</summary>
    Refused,
}

/// <summary>
/// Compares the last commit of an index with the database, document by document. Changes after the position of that commit are not applied
/// yet and count as no difference, so the comparison may run beside a running node.
/// </summary>
public sealed class IndexComparison(PlatformDb db)
{
    private const int BatchSize = 200;

    /// <summary>Number of documents in the database.</summary>
    public int Documents { get; private set; }

    /// <summary>Contributions that cannot be read from the database, or that have a post that cannot. They are not compared.</summary>
    public List<string> Unreadable { get; } = [];

    /// <summary>Number of changes that are not in the commit yet.</summary>
    public int Waiting { get; private set; }

    public async Task<IReadOnlyList<IndexDifference>> Run(CommittedIndex index, Action<long> advance, CancellationToken cancel)
    {
        var found = new List<IndexDifference>();
        var indexed = new Dictionary<string, long>();
        foreach (var document in index.Documents())
        {
            if (!indexed.TryAdd(document.Key, document.Fingerprint))
                found.Add(new(IndexFault.Repeated, document.Key, index.ContributionOf(document.Key)));
        }

        var documents = new SearchDocuments(db);
        var refused = index.Refused.ToHashSet();
        for (var last = ""; ;)
        {
            var keys = await documents.KeysAfter(last, BatchSize, cancel);
            if (keys.Count == 0)
                break;
            foreach (var document in await documents.OfReadable(keys, (key, _) => Unreadable.Add(key), cancel))
            {
                Documents++;
                if (!indexed.Remove(document.Key, out var fingerprint))
                    found.Add(new(refused.Contains(document.Contribution) ? IndexFault.Refused : IndexFault.Missing, document.Key, document.Contribution));
                else if (fingerprint != document.Fingerprint())
                    found.Add(new(IndexFault.Outdated, document.Key, document.Contribution));
            }

            last = keys[^1];
            advance(keys.Count);
        }

        found.AddRange(indexed.Keys.Select(key => new IndexDifference(IndexFault.Extra, key, index.ContributionOf(key))));
        var waiting = await StillToBeApplied(index.Position, cancel);
        waiting.UnionWith(Unreadable);
        found.RemoveAll(d => d.Kind != IndexFault.Repeated && (waiting.Contains(d.Document) || waiting.Contains(d.Contribution)));
        found.AddRange(Unreadable.Select(key => new IndexDifference(IndexFault.Refused, key, key)));
        return found;
    }

    /// <summary>Returns keys of contributions and posts that changed after this position.</summary>
    private async Task<HashSet<string>> StillToBeApplied(long position, CancellationToken cancel)
    {
        var changes = await db.Changes.AsNoTracking().Where(c => c.Id > position).Select(c => new { c.Kind, c.Key }).Distinct().ToListAsync(cancel);
        Waiting = changes.Count;
        var organisations = changes.Where(c => c.Kind == ChangeKind.Organisation).Select(c => c.Key).ToList();
        return [.. changes.Select(c => c.Key), .. await new SearchDocuments(db).KeysOfOrganisations(organisations, cancel)];
    }
}
