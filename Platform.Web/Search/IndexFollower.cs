using Microsoft.EntityFrameworkCore;
using Platform.Search;
using Platform.Web.Caching;
using Platform.Web.Changes;
using Platform.Web.Data;

namespace Platform.Web.Search;

/// <summary>
/// Keeps this node's index equal to the database. Applied changes can be found at once. Every few seconds the index is committed with its
/// position in the change log, so that a kill repeats some changes and skips none. After a failed write the follower returns to the last
/// commit and continues from there.
/// </summary>
public sealed class IndexFollower(
    Lazy<LiveIndex> openIndex, Invalidations invalidations, IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider clock, ILogger<IndexFollower> logger)
    : Follower(scopes, signal, clock, logger)
{
    private const int BatchSize = 200;
    private const int CommitAfterChanges = 1000;
    private static readonly TimeSpan CommitEvery = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Contributions with a document that could not be indexed. They are tried again with each batch, and are stored with the commit.
    /// </summary>
    private readonly HashSet<string> _refused = [];
    private readonly IServiceScopeFactory _scopes = scopes;
    private bool _writeFailed;
    private long _builtUpTo;

    /// <summary>Numbers of changes that are read after a rebuild although the new index has them: those of the last minute.</summary>
    private HashSet<long> _inRebuild = [];
    private int _uncommitted;
    private long _committedPosition;
    private long _committedAt;

    public override int Failed => base.Failed + _refused.Count;

    /// <summary>True from a failed write until a commit succeeds. Searches use the last state that could be written.</summary>
    public bool CannotWrite { get; private set; }

    /// <summary>True for a new or damaged index, or one of another version.</summary>
    public bool NeedsRebuild => openIndex.IsValueCreated && Index.NeedsRebuild;

    /// <summary>Opened at first use, so that the first page does not wait for it.</summary>
    private LiveIndex Index => openIndex.Value;

    /// <summary>Lets open pages receive a post first. One refresh then makes all posts of this period findable.</summary>
    protected override TimeSpan Settles => TimeSpan.FromMilliseconds(150);

    protected override bool MustStartAgain => _writeFailed || NeedsRebuild;

    /// <summary>Writes contributions whose index and database differ again, with the next reading of the log.</summary>
    public void WriteAgain(IEnumerable<string> contributions) => ApplyAgain(contributions.Select(key => new ChangeKey(ChangeKind.Contribution, key)));

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            if (!_writeFailed)
                Commit();
        }
        catch (Exception e)
        {
            logger.LogError(e, "The index could not be committed at the end; the next start repeats what is missing");
        }
    }

    protected override async Task<long> Start(PlatformDb db, CancellationToken cancel)
    {
        if (_writeFailed)
            Write(() => Index.Reopen());
        _writeFailed = false;
        _uncommitted = 0;
        var position = Index.Use(i => i.Position);
        _refused.Clear();
        _refused.UnionWith(Index.Use(i => i.Refused));
        var oldest = await db.Changes.MinAsync(c => (long?)c.Id, cancel) ?? 0;
        var newest = await db.Changes.MaxAsync(c => (long?)c.Id, cancel) ?? 0;
        var logNoLongerReachesBack = position + 1 < oldest;
        var belongsToAnotherDatabase = position > newest;
        return _committedPosition = Index.NeedsRebuild || logNoLongerReachesBack || belongsToAnotherDatabase ? await Rebuild(newest, cancel) : position;
    }

    protected override async Task Apply(PlatformDb db, IReadOnlyList<Change> changes, CancellationToken cancel)
    {
        if (changes.LastOrDefault(c => c.Kind == ChangeKind.Reindex) is { } asked && asked.Id > _builtUpTo)
            await Rebuild(asked.Id, cancel);
        changes = [.. changes.Where(c => !_inRebuild.Contains(c.Id))];
        var documents = new SearchDocuments(db);
        var contributions = Keys(ChangeKind.Contribution);
        contributions.UnionWith(await documents.KeysOfOrganisations(Keys(ChangeKind.Organisation), cancel));
        contributions.UnionWith(await documents.KeysOfErased(Keys(ChangeKind.Member), cancel));
        var posts = Keys(ChangeKind.Post);
        var threads = Keys(ChangeKind.Thread);
        threads.UnionWith(await db.Posts.Where(p => posts.Contains(p.Key)).Select(p => p.ThreadKey).Distinct().ToListAsync(cancel));
        threads.ExceptWith(contributions);

        foreach (var some in contributions.Chunk(BatchSize))
            await WriteWhole(documents, some, cancel);
        var changed = await documents.OfContributions(threads, cancel);
        changed = [.. changed, .. await documents.OfPosts(posts, [], cancel)];
        if (changed.Count + posts.Count > 0)
            Write(() => Note(Index.Use(i => i.Apply(changed, deletedDocuments: posts))));
        var again = await TryRefused(documents, contributions, cancel);
        if (contributions.Count + changed.Count + posts.Count + again > 0)
        {
            Write(() => Index.Use(i => i.Refresh()));
            Invalidate();
        }

        HashSet<string> Keys(ChangeKind kind) => [.. changes.Where(c => c.Kind == kind).Select(c => c.Key)];
    }

    protected override void Read(int changes)
    {
        _uncommitted += changes;
        if (_uncommitted >= CommitAfterChanges || Clock.GetElapsedTime(_committedAt) >= CommitEvery)
            Commit();
    }

    /// <summary>
    /// Writes contributions with all their posts, because a post's document holds the contribution's title, tags and audience.
    /// </summary>
    private async Task WriteWhole(SearchDocuments documents, string[] contributions, CancellationToken cancel)
    {
        var written = await documents.OfContributions(contributions, cancel);
        written = [.. written, .. await documents.OfPosts([], contributions, cancel)];
        _refused.ExceptWith(contributions);
        Write(() => Note(Index.Use(i => i.Apply(written, deletedContributions: contributions))));
    }

    /// <summary>Tries refused contributions again, one by one, so that they do not block the batch.</summary>
    /// <returns>How many were written, or refused again.</returns>
    private async Task<int> TryRefused(SearchDocuments documents, HashSet<string> writtenJustNow, CancellationToken cancel)
    {
        var tried = 0;
        foreach (var contribution in _refused.Except(writtenJustNow).ToList())
        {
            try
            {
                await WriteWhole(documents, [contribution], cancel);
                tried++;
            }
            catch (Exception) when (!_writeFailed && !NeedsRebuild && !cancel.IsCancellationRequested)
            {
                // It cannot even be read; this was logged when it was refused.
                _refused.Add(contribution);
            }
        }

        return tried;
    }

    private async Task<long> Rebuild(long upTo, CancellationToken cancel)
    {
        await using var scope = _scopes.CreateAsyncScope();
        await using var progress = new IndexNodeProgress(_scopes, Clock);
        var rebuild = new IndexRebuild(Index, scope.ServiceProvider.GetRequiredService<PlatformDb>(), Clock);
        try
        {
            var position = await rebuild.Run(progress.Report, cancel);
            _refused.Clear();
            Note(rebuild.Refused);
            NoteUnreadable(rebuild.Unreadable);
            (_builtUpTo, _inRebuild, CannotWrite) = (upTo, rebuild.Included, false);
            Invalidate();
            logger.LogInformation("The index was built anew: {Documents} documents, at position {Position}", Index.Use(i => i.Documents), position);
            return position;
        }
        catch (IOException)
        {
            CannotWrite = true;
            throw;
        }
    }

    /// <summary>Makes pages stale that show what was found before.</summary>
    private void Invalidate() => invalidations.Drop([ChangeKey.Any(ChangeKind.Index)]);

    /// <summary>Records documents that cannot be indexed, so that they do not block others.</summary>
    private void Note(IReadOnlyList<RefusedDocument> refused)
    {
        foreach (var (document, reason) in refused)
        {
            if (_refused.Add(document.Contribution))
                logger.LogError(reason, "Could not index {Document} of {Contribution}; it is tried again", document.Key, document.Contribution);
        }
    }

    private void NoteUnreadable(IEnumerable<(string Contribution, Exception Reason)> unreadable)
    {
        foreach (var (contribution, reason) in unreadable)
        {
            if (_refused.Add(contribution))
                logger.LogError(reason, "Could not read {Contribution} for the index; it is tried again", contribution);
        }
    }

    private void Commit()
    {
        // The position also moves when a gap is given up.
        if (_uncommitted == 0 && Position == _committedPosition)
            return;
        Write(() => Index.Use(i => i.Commit(Position, [.. _refused])));
        CannotWrite = false;
        (_uncommitted, _committedPosition) = (0, Position);
        _committedAt = Clock.GetTimestamp();
    }

    private void Write(Action write)
    {
        try
        {
            write();
        }
        catch
        {
            (_writeFailed, CannotWrite) = (true, true);
            throw;
        }
    }
}
