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
    private readonly FSDirectory _directory;
    private readonly TimeZoneInfo _zone;
    private readonly System.Threading.Lock _swap = new();
    private Merges _merges;
    private IndexWriter _writer;
    private SearcherManager _searchers;
    private bool _reopened;
    private CommitNotes _notes = new(0, []);

    private SearchIndex(string folder, TimeZoneInfo zone)
    {
        _zone = zone;
        _directory = new MappedDirectory(folder);
        var isNew = !DirectoryReader.IndexExists(_directory);
        (_merges, _writer) = OpenWriter();
        if (isNew) Commit(0);
        else _notes = CommitNotes.Of(_writer.CommitData);
        _searchers = new SearcherManager(_writer, applyAllDeletes: true, null);
    }

    /// <summary>Up to where in the change log the last commit goes.</summary>
    public long Position => _notes.Position;

    /// <summary>What the last commit lacks of that: contributions that could not be indexed.</summary>
    public IReadOnlyCollection<string> Refused => _notes.Refused;

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
        catch (Exception e) when (IndexDamagedException.Tells(e))
        {
            throw new IndexDamagedException(folder, e);
        }
    }

    /// <summary>Replaces or adds documents by key, after deleting; a deleted contribution takes its posts along.</summary>
    /// <returns>Documents that cannot be indexed, whatever the disk does. They hold up no other.</returns>
    /// <exception cref="IOException">The disk is full, or no longer there: to be followed by <see cref="Reopen"/>.</exception>
    public IReadOnlyList<RefusedDocument> Apply(
        IEnumerable<SearchDocument> upserts, IEnumerable<string>? deletedDocuments = null, IEnumerable<string>? deletedContributions = null)
    {
        var refused = new List<RefusedDocument>();
        Write(() =>
        {
            foreach (var key in deletedContributions ?? []) _writer.DeleteDocuments(new Term(SearchSchema.Contribution, key));
            foreach (var key in deletedDocuments ?? []) _writer.DeleteDocuments(new Term(SearchSchema.Key, key));
            Write(upserts, refused, document => _writer.UpdateDocument(new Term(SearchSchema.Key, document.Key), DocumentFields.Of(document, _zone)));
        });
        return refused;
    }

    /// <summary>As <see cref="Apply"/>, for an index that has none of them: there is nothing to look for and replace.</summary>
    /// <inheritdoc cref="Apply"/>
    public IReadOnlyList<RefusedDocument> Fill(IEnumerable<SearchDocument> documents)
    {
        var refused = new List<RefusedDocument>();
        Write(() => Write(documents, refused, document => _writer.AddDocument(DocumentFields.Of(document, _zone))));
        return refused;
    }

    /// <summary>Makes what was applied findable.</summary>
    public void Refresh() => Write(() =>
    {
        if (!_reopened)
        {
            _searchers.MaybeRefreshBlocking();
            return;
        }
        var old = _searchers;
        var fresh = new SearcherManager(_writer, applyAllDeletes: true, null);
        lock (_swap) (_searchers, _reopened) = (fresh, false);
        old.Dispose();
    });

    /// <summary>Makes what was applied durable, and with it the position in the change log up to which it goes and what it lacks.</summary>
    public void Commit(long position, IReadOnlyCollection<string>? refused = null) => Write(() =>
    {
        var notes = new CommitNotes(position, refused ?? []);
        _writer.SetCommitData(notes.ToData());
        _writer.Commit();
        _notes = notes;
    });

    /// <summary>
    /// After a write that failed: gives up what was not committed, for a part of it may be lost, and goes on from the last commit.
    /// Until the next <see cref="Refresh"/> searches find what they found before.
    /// </summary>
    public void Reopen()
    {
        _reopened = true;
        Write(() =>
        {
            _writer.Rollback();
            (_merges, _writer) = OpenWriter();
        });
        _notes = CommitNotes.Of(_writer.CommitData);
    }

    public SearchResults Search(SearchRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Page, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.PageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.PageSize, SearchRequest.LargestPage);
        return Read(searcher => SearchRun.Page(searcher.IndexReader, request, Synonyms));
    }

    /// <summary>What becomes of each word of a text that is searched.</summary>
    public IReadOnlyList<WordAnalysis> Analyse(string text) => Read(searcher => Explaining.Words(searcher.IndexReader, text, Synonyms));

    /// <summary>Why a document has the score it has; null where it is not in the index. Whether it may be seen, the caller has asked.</summary>
    public ScoreExplanation? Explain(string document, SearchRequest request) =>
        Read(searcher => Explaining.Score(searcher.IndexReader, document, request, Synonyms));

    /// <summary>The best passage of one document for a query, or how it begins; null where this viewer does not see it.</summary>
    public SearchHit? Passage(string document, SearchRequest request, bool opening = false) =>
        Read(searcher => SearchRun.Passage(searcher.IndexReader, document, request, Synonyms, opening));

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

    /// <summary>Closes without committing: what was applied since the last commit will be applied again.</summary>
    public void Dispose()
    {
        _searchers.Dispose();
        try
        {
            _writer.Rollback();
        }
        catch (Exception e) when (IndexDamagedException.Tells(e))
        {
            // Files are gone: there is nothing left to clean up.
        }
        _directory.Dispose();
    }

    private (Merges, IndexWriter) OpenWriter()
    {
        var merges = new Merges();
        return (merges, new IndexWriter(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer: null)
        {
            Similarity = new ExactLength(),
            MergeScheduler = merges,
            MergedSegmentWarmer = new ColumnWarmer(),
            OpenMode = OpenMode.CREATE_OR_APPEND,
            RAMBufferSizeMB = 64,
        }));
    }

    private static void Write(IEnumerable<SearchDocument> documents, List<RefusedDocument> refused, Action<SearchDocument> write)
    {
        foreach (var document in documents)
        {
            try
            {
                write(document);
            }
            catch (Exception e) when (e is not (IOException or UnauthorizedAccessException or ObjectDisposedException or OutOfMemoryException))
            {
                refused.Add(new(document, e));
            }
        }
    }

    private void Write(Action write)
    {
        try
        {
            _merges.ThrowIfFailed();
            write();
        }
        catch (Exception e) when (IndexDamagedException.Tells(e))
        {
            throw new IndexDamagedException(_directory.Directory.FullName, e);
        }
    }

    /// <summary>Reads one view of the index.</summary>
    internal T Read<T>(Func<IndexSearcher, T> read)
    {
        SearcherManager searchers;
        IndexSearcher searcher;
        lock (_swap) searcher = (searchers = _searchers).Acquire();
        try
        {
            return read(searcher);
        }
        finally
        {
            searchers.Release(searcher);
        }
    }
}

/// <summary>A document whose text the index cannot hold, and why.</summary>
public sealed record RefusedDocument(SearchDocument Document, Exception Reason);
