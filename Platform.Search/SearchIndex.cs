using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Platform.Search.Analysis;
using Platform.Search.Indexing;
using Platform.Search.Matching;

namespace Platform.Search;

/// <summary>
/// One index in one folder, with one writer while it is open. Applied changes can be found after <see cref="Refresh"/>, and survive a kill
/// after <see cref="Commit"/>, together with their position in the change log. Thread-safe.
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
        FacetRegistry.Close();
        _zone = zone;
        _directory = new MappedDirectory(folder);
        var isNew = !DirectoryReader.IndexExists(_directory);
        (_merges, _writer) = OpenWriter();
        if (isNew) Commit(0);
        else _notes = CommitNotes.Of(_writer.CommitData);
        _searchers = new SearcherManager(_writer, applyAllDeletes: true, null);
        // So that the first unknown word does not wait for it.
        _ = Task.Run(Spelling.Load);
    }

    /// <summary>The position in the change log of the last commit.</summary>
    public long Position => _notes.Position;

    /// <summary>Contributions that could not be indexed and are missing from the last commit.</summary>
    public IReadOnlyCollection<string> Refused => _notes.Refused;

    /// <summary>May be replaced at any time; no text needs to be indexed again.</summary>
    public Synonyms Synonyms { get; set; } = Synonyms.Default;

    /// <summary>Number of documents (contributions and posts) at the last refresh.</summary>
    public int Documents => Read(s => s.IndexReader.NumDocs);

    /// <summary>Opens the index, creating the folder if needed.</summary>
    /// <param name="zone">The zone for the year of a document; null for UTC.</param>
    /// <exception cref="IndexDamagedException">Lucene cannot read the files.</exception>
    public static SearchIndex Open(string folder, TimeZoneInfo? zone = null)
    {
        try
        {
            return new(folder, zone ?? TimeZoneInfo.Utc);
        }
        catch (Exception e) when (IndexDamagedException.TellsAtOpening(e))
        {
            throw new IndexDamagedException(folder, e);
        }
    }

    /// <summary>Deletes documents, then adds or replaces documents by key. Deleting a contribution also deletes its posts.</summary>
    /// <returns>Documents that cannot be indexed. They do not block others.</returns>
    /// <exception cref="IOException">The disk is full or missing. Call <see cref="Reopen"/> afterwards.</exception>
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

    /// <summary>Adds documents as <see cref="Apply"/> does, to an index that has none of them, so that nothing is replaced.</summary>
    /// <inheritdoc cref="Apply"/>
    public IReadOnlyList<RefusedDocument> Fill(IEnumerable<SearchDocument> documents)
    {
        var refused = new List<RefusedDocument>();
        Write(() => Write(documents, refused, document => _writer.AddDocument(DocumentFields.Of(document, _zone))));
        return refused;
    }

    /// <summary>Makes applied changes findable.</summary>
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

    /// <summary>
    /// Makes applied changes durable, together with their position in the change log and the contributions that are missing.
    /// </summary>
    public void Commit(long position, IReadOnlyCollection<string>? refused = null) => Write(() =>
    {
        var notes = new CommitNotes(position, refused ?? []);
        _writer.SetCommitData(notes.ToData());
        _writer.Commit();
        _notes = notes;
    });

    /// <summary>
    /// Continues from the last commit after a failed write, and gives up uncommitted changes, because some may be lost. Until the next <see
    /// cref="Refresh"/> searches find what they found before.
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

    /// <summary>Explains how each word of a text is searched.</summary>
    public IReadOnlyList<WordAnalysis> Analyse(string text) => Read(searcher => Explaining.Words(searcher.IndexReader, text, Synonyms));

    /// <summary>
    /// Explains the score of a document; null when it is not in the index. The caller checks whether the viewer may see it.
    /// </summary>
    public ScoreExplanation? Explain(string document, SearchRequest request) =>
        Read(searcher => Explaining.Score(searcher.IndexReader, document, request, Synonyms));

    /// <summary>Returns the best passage of one document for a query, or its opening; null when the viewer may not see it.</summary>
    public SearchHit? Passage(string document, SearchRequest request, bool opening = false) =>
        Read(searcher => SearchRun.Passage(searcher.IndexReader, document, request, Synonyms, opening));

    /// <summary>Completes typed text with titles and tags that the viewer may see.</summary>
    public IReadOnlyList<Suggestion> Suggest(string typed, IReadOnlyCollection<string> audiences, int count = 8) =>
        Read(searcher => Completion.Of(searcher.IndexReader, typed, audiences, count));

    /// <summary>
    /// Finds what is similar to a text being written ("Does this exist already?"). The request gives filters, audiences and page size.
    /// </summary>
    public SearchResults Similar(string title, string body, SearchRequest request) =>
        Read(searcher => SearchRun.Near(searcher.IndexReader, title, body, request));

    /// <summary>
    /// Finds what is similar to a contribution, without itself; nothing when it is not in the index. The caller checks whether the viewer
    /// may see it.
    /// </summary>
    public SearchResults Related(string contribution, SearchRequest request) =>
        Read(searcher => SearchRun.Related(searcher.IndexReader, contribution, request));

    /// <summary>Returns only the order of the contributions, as <see cref="Search"/> would page through them.</summary>
    internal IReadOnlyList<string> Rank(SearchRequest request, int count) => Read(searcher => SearchRun.Rank(searcher.IndexReader, request, Synonyms, count));

    /// <summary>Closes without committing. Changes since the last commit must be applied again.</summary>
    public void Dispose()
    {
        _searchers.Dispose();
        try
        {
            _writer.Rollback();
        }
        catch (Exception e) when (IndexDamagedException.Tells(e))
        {
            // The files are gone, so there is nothing to clean up.
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

/// <summary>A document that cannot be indexed, and the reason.</summary>
public sealed record RefusedDocument(SearchDocument Document, Exception Reason);
