using Platform.Search;
using Platform.Web.Access;
using Platform.Web.Features.Search;
using Platform.Web.Search;

namespace Platform.Web.Features.Vocabulary;

/// <param name="Why">Null when the index does not have the hit any more.</param>
public sealed record ExplainedHit(FoundContribution Found, ScoreExplanation? Why);

/// <summary>How the search analyses some words, and an explanation of the order of the first hits.</summary>
public sealed record Trial(IReadOnlyList<WordAnalysis> Words, int Total, IReadOnlyList<ExplainedHit> Hits);

/// <summary>Tries a search for an administrator, with the same search that everybody uses.</summary>
public sealed class TrySearch(ReadQuery read, ArchiveSearch archive, LiveIndex index, CurrentMember me)
{
    private const int Explained = 5;

    public async Task<Trial> Try(string typed, CancellationToken cancel)
    {
        var request = (await read.Read(typed, me.Viewer, cancel)).Request.For(me.Viewer) with { PageSize = Explained };
        var found = await archive.Find(request, me.Viewer, cancel);
        return index.Use(i => new Trial(
            i.Analyse(request.Text), found.Total, [.. found.Items.Select(hit => new ExplainedHit(hit, i.Explain(hit.PostKey ?? hit.Key, request)))]));
    }
}
