using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Platform.Search.Indexing;
using Platform.Search.Matching;

namespace Platform.Search;

/// <summary>
/// One index in one folder, with one writer for as long as it is open. What is applied is found after <see cref="Refresh"/> and
/// survives a kill after <see cref="Commit"/>, together with the position it belongs to. Safe for many threads.
/// </summary>
public sealed class SearchIndex : IDisposable
{
    private const string PositionKey = "position";

    private readonly FSDirectory _directory;
    private readonly SnapshotDeletionPolicy _commits = new(new KeepOnlyLastCommitDeletionPolicy());
    private readonly IndexWriter _writer;
    private readonly SearcherManager _searchers;
    private readonly TimeZoneInfo _zone;

    private SearchIndex(string folder, TimeZoneInfo zone)
    {
        _zone = zone;
        _directory = FSDirectory.Open(folder);
        var isNew = !DirectoryReader.IndexExists(_directory);
        _writer = new IndexWriter(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer: null)
        {
            Similarity = new ExactLength(),
            IndexDeletionPolicy = _commits,
            OpenMode = OpenMode.CREATE_OR_APPEND,
            RAMBufferSizeMB = 48,
        });
        if (isNew) Commit(0);
        else Position = PositionOf(_writer.CommitData);
        _searchers = new SearcherManager(_writer, applyAllDeletes: true, null);
    }

    /// <summary>Up to where in the change log the last commit goes.</summary>
    public long Position { get; private set; }

    /// <summary>May be replaced at any time; no text has to be indexed again.</summary>
    public Synonyms Synonyms { get; set; } = Synonyms.Default;

    /// <summary>Documents as last refreshed: contributions and posts.</summary>
    public int Documents => Read(s => s.IndexReader.NumDocs);

    /// <summary>Opens the folder, making it where needed.</summary>
    /// <param name="zone">Where a year begins; UTC where not given.</param>
    /// <exception cref="IndexDamagedException">Lucene cannot read what is there.</exception>
    public static SearchIndex Open(string folder, TimeZoneInfo? zone = null)
    {
        try
        {
            return new(folder, zone ?? TimeZoneInfo.Utc);
        }
        catch (Exception e) when (e is CorruptIndexException or IndexFormatTooOldException or IndexFormatTooNewException or EndOfStreamException
            or FileNotFoundException or ArgumentException or IndexOutOfRangeException)
        {
            throw new IndexDamagedException(folder, e);
        }
    }

    /// <summary>Replaces or adds documents by key, after deleting; a deleted contribution takes its posts along.</summary>
    public void Apply(
        IEnumerable<SearchDocument> upserts, IEnumerable<string>? deletedDocuments = null, IEnumerable<string>? deletedContributions = null)
    {
        foreach (var key in deletedContributions ?? []) _writer.DeleteDocuments(new Term(SearchSchema.Contribution, key));
        foreach (var key in deletedDocuments ?? []) _writer.DeleteDocuments(new Term(SearchSchema.Key, key));
        foreach (var document in upserts)
            _writer.UpdateDocument(new Term(SearchSchema.Key, document.Key), DocumentFields.Of(document, _zone));
    }

    /// <summary>Makes what was applied findable.</summary>
    public void Refresh() => _searchers.MaybeRefreshBlocking();

    /// <summary>Makes what was applied durable, and with it the position in the change log up to which it goes.</summary>
    public void Commit(long position)
    {
        _writer.SetCommitData(new Dictionary<string, string> { [PositionKey] = position.ToString(CultureInfo.InvariantCulture) });
        _writer.Commit();
        Position = position;
    }

    public SearchResults Search(SearchRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Page, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.PageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.PageSize, SearchRequest.LargestPage);
        return Read(searcher => SearchRun.Page(searcher.IndexReader, request, Synonyms));
    }

    /// <summary>The best passage of one document for a query; null where this viewer does not see it.</summary>
    public SearchHit? Passage(string document, SearchRequest request) => Read(searcher => SearchRun.Passage(searcher.IndexReader, document, request, Synonyms));

    /// <summary>Completes what is being typed, from titles and tags this viewer may see.</summary>
    public IReadOnlyList<Suggestion> Suggest(string typed, IReadOnlyCollection<string> audiences, int count = 8) =>
        Read(searcher => Completion.Of(searcher.IndexReader, typed, audiences, count));

    /// <summary>"Does this exist already?": what is nearest to a text being written. The request gives filters, audiences and page size.</summary>
    public SearchResults Similar(string title, string body, SearchRequest request) =>
        Read(searcher => SearchRun.Near(searcher.IndexReader, title, body, request));

    /// <summary>What is nearest to a contribution, without itself; nothing where it is not in the index. Whether it may itself be seen, the caller has asked.</summary>
    public SearchResults Related(string contribution, SearchRequest request) =>
        Read(searcher => SearchRun.Related(searcher.IndexReader, contribution, request));

    /// <summary>The order of the contributions alone, as <see cref="Search"/> would page through them.</summary>
    internal IReadOnlyList<string> Rank(SearchRequest request, int count) => Read(searcher => SearchRun.Rank(searcher.IndexReader, request, Synonyms, count));

    /// <summary>Reads every byte of the last commit, beside a running writer.</summary>
    /// <returns>What is wrong; null where nothing is.</returns>
    public string? Check()
    {
        var commit = _commits.Snapshot();
        try
        {
            using var report = new StringWriter(CultureInfo.InvariantCulture);
            var status = new CheckIndex(_directory) { InfoStream = report }.DoCheckIndex();
            return status.Clean ? null : report.ToString();
        }
        finally
        {
            _commits.Release(commit);
        }
    }

    /// <summary>Closes without committing: what was applied since the last commit will be applied again.</summary>
    public void Dispose()
    {
        _searchers.Dispose();
        _writer.Rollback();
        _directory.Dispose();
    }

    private T Read<T>(Func<IndexSearcher, T> read)
    {
        var searcher = _searchers.Acquire();
        try
        {
            return read(searcher);
        }
        finally
        {
            _searchers.Release(searcher);
        }
    }

    private static long PositionOf(IDictionary<string, string> data) =>
        data.TryGetValue(PositionKey, out var text) && long.TryParse(text, CultureInfo.InvariantCulture, out var position) ? position : 0;
}
