using Microsoft.EntityFrameworkCore;
using Platform.Search;
using Platform.Web.Data;
using Platform.Web.Followers;

namespace Platform.Web.Search;

/// <summary>
/// Keeps this node's index equal to the database. What it applied is findable at once; every few seconds it is committed
/// together with the position it belongs to, so a kill repeats a little and skips nothing.
/// </summary>
public sealed class IndexFollower(
    Lazy<LiveIndex> openIndex, IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider clock, ILogger<IndexFollower> logger)
    : Follower(scopes, signal, clock, logger)
{
    private const int CommitAfterChanges = 1000;
    private static readonly TimeSpan CommitEvery = TimeSpan.FromSeconds(5);

    /// <summary>Contributions that could not be indexed, with the change that asked for it. Tried again, never forgotten.</summary>
    private readonly Dictionary<string, long> _failed = [];
    private readonly IServiceScopeFactory _scopes = scopes;
    private int _uncommitted;
    private long _committedAt;

    public int Failed => _failed.Count;

    /// <summary>Opened by the first who needs it, so that the first page does not wait for it.</summary>
    private LiveIndex Index => openIndex.Value;

    /// <summary>False until it has read the log to its end once: the index may still miss what others find.</summary>
    public bool CaughtUp { get; private set; }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Commit();
    }

    protected override async Task<long> Start(PlatformDb db, CancellationToken cancel)
    {
        var position = Index.Use(i => i.Position);
        var oldest = await db.Changes.MinAsync(c => (long?)c.Id, cancel) ?? 0;
        var newest = await db.Changes.MaxAsync(c => (long?)c.Id, cancel) ?? 0;
        var logNoLongerReachesBack = position + 1 < oldest;
        var belongsToAnotherDatabase = position > newest;
        return Index.NeedsRebuild || logNoLongerReachesBack || belongsToAnotherDatabase ? await Rebuild(cancel) : position;
    }

    protected override async Task Apply(PlatformDb db, IReadOnlyList<Change> changes, CancellationToken cancel)
    {
        if (changes.LastOrDefault(c => c.Kind == ChangeKind.Reindex) is not null)
            await Rebuild(cancel);
        var documents = new SearchDocuments(db);
        var contributions = Keys(ChangeKind.Contribution);
        var posts = Keys(ChangeKind.Post);
        contributions.UnionWith(_failed.Keys);
        var threads = Keys(ChangeKind.Thread);
        threads.UnionWith(await db.Posts.Where(p => posts.Contains(p.Key)).Select(p => p.ThreadKey).Distinct().ToListAsync(cancel));
        threads.ExceptWith(contributions);
        if (contributions.Count + posts.Count + threads.Count == 0)
            return;

        var upserts = new List<SearchDocument>();
        upserts.AddRange(await documents.OfContributions([.. contributions, .. threads], cancel));
        upserts.AddRange(await documents.OfPosts(posts, contributions, cancel));
        Index.Use(i =>
        {
            // A contribution's posts carry its title, tags and audience, so they are all written again with it.
            i.Apply([], deletedDocuments: posts, deletedContributions: contributions);
            foreach (var document in upserts)
                Add(i, document, changes);
            i.Refresh();
        });

        HashSet<string> Keys(ChangeKind kind) => [.. changes.Where(c => c.Kind == kind).Select(c => c.Key)];
    }

    protected override void Read(int changes)
    {
        CaughtUp |= changes == 0;
        _uncommitted += changes;
        if (_uncommitted >= CommitAfterChanges || (_uncommitted > 0 && Clock.GetElapsedTime(_committedAt) >= CommitEvery))
            Commit();
    }

    /// <summary>A document that cannot be indexed holds up nothing else; the position stays before it until it can.</summary>
    private void Add(SearchIndex live, SearchDocument document, IReadOnlyList<Change> changes)
    {
        try
        {
            live.Apply([document]);
            _failed.Remove(document.Contribution);
        }
        catch (Exception e) when (e is not ObjectDisposedException)
        {
            if (_failed.TryAdd(document.Contribution, changes.Min(c => c.Id)))
                logger.LogError(e, "Could not index {Document} of {Contribution}; it is tried again", document.Key, document.Contribution);
        }
    }

    private async Task<long> Rebuild(CancellationToken cancel)
    {
        await using var scope = _scopes.CreateAsyncScope();
        await using var progress = new IndexNodeProgress(_scopes, Clock);
        var rebuild = new IndexRebuild(Index, scope.ServiceProvider.GetRequiredService<PlatformDb>());
        var position = await rebuild.Run(progress.Report, cancel);
        logger.LogInformation("The index was built anew: {Documents} documents, at position {Position}", Index.Use(i => i.Documents), position);
        return position;
    }

    private void Commit()
    {
        if (_uncommitted == 0)
            return;
        var position = _failed.Count == 0 ? Position : Math.Min(Position, _failed.Values.Min() - 1);
        Index.Use(i => i.Commit(position));
        _uncommitted = 0;
        _committedAt = Clock.GetTimestamp();
    }
}
