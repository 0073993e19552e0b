using Microsoft.EntityFrameworkCore;
using Platform.Search;
using Platform.Web.Caching;
using Platform.Web.Changes;
using Platform.Web.Data;

namespace Platform.Web.Features.Vocabulary;

/// <summary>
/// Makes this node search with the current synonyms, whichever node they were changed on. Nothing needs to be indexed again.
/// </summary>
public sealed class SynonymFollower(
    Lazy<LiveIndex> index, Invalidations invalidations, IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider clock, ILogger<SynonymFollower> logger)
    : Follower(scopes, signal, clock, logger)
{
    private Synonyms? _holds;

    protected override async Task<long> Start(PlatformDb db, CancellationToken cancel)
    {
        // Reads the position first, so that a change during loading is followed too.
        var position = await base.Start(db, cancel);
        await Load(db, cancel);
        return position;
    }

    protected override async Task Apply(PlatformDb db, IReadOnlyList<Change> changes, CancellationToken cancel)
    {
        if (changes.Any(c => c.Kind == ChangeKind.Synonyms))
            await Load(db, cancel);
    }

    /// <summary>Sets the synonyms after each reading, because the index may have been replaced since.</summary>
    protected override void Read(int changes)
    {
        if (_holds is not { } synonyms || index.Value.Use(i => ReferenceEquals(i.Synonyms, synonyms)))
            return;
        index.Value.Use(i => i.Synonyms = synonyms);
        // Pages that show what was found before are stale.
        invalidations.Drop([ChangeKey.Any(ChangeKind.Index)]);
    }

    private async Task Load(PlatformDb db, CancellationToken cancel)
    {
        var text = await db.SynonymVersions.OrderByDescending(v => v.Number).Select(v => v.Text).FirstOrDefaultAsync(cancel);
        try
        {
            _holds = text is null ? Synonyms.Default : Synonyms.Parse(text);
        }
        catch (SynonymLineException e)
        {
            // A version that allowed such lines saved this text. The synonyms of the platform are better than none.
            logger.LogError(e, "The synonyms in the database cannot be read; those of the platform are used");
            _holds = Synonyms.Default;
        }
    }
}
