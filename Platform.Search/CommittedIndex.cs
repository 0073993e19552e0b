using System.Globalization;
using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Platform.Search.Indexing;
using Platform.Search.Matching;

namespace Platform.Search;

/// <summary>A document of the index, without its text.</summary>
/// <param name="Fingerprint">The fingerprint of its <see cref="SearchDocument"/>.</param>
public readonly record struct IndexedDocument(string Key, long Fingerprint);

/// <summary>
/// The last commit of an index folder, read without a lock and without disturbing a writer. Used to compare the index with its source and
/// to check it for damage.
/// </summary>
public sealed class CommittedIndex : IDisposable
{
    private readonly CommitFiles _files;
    private readonly Lazy<DirectoryReader> _reader;

    private CommittedIndex(CommitFiles files)
    {
        _files = files;
        _reader = new(() => DirectoryReader.Open(files));
    }

    /// <summary>The position in the change log up to which the commit goes.</summary>
    public long Position => CommitNotes.Of(_reader.Value.IndexCommit.UserData).Position;

    /// <summary>Contributions that could not be indexed.</summary>
    public IReadOnlyCollection<string> Refused => CommitNotes.Of(_reader.Value.IndexCommit.UserData).Refused;

    /// <exception cref="IndexDamagedException">The folder has no commit that can be read.</exception>
    public static CommittedIndex Open(string folder)
    {
        try
        {
            return new(CommitFiles.OpenLast(folder));
        }
        catch (Exception e) when (IndexDamagedException.TellsAtOpening(e))
        {
            throw new IndexDamagedException(folder, e);
        }
    }

    /// <summary>Returns every document that can be found; a duplicate is returned twice.</summary>
    public IEnumerable<IndexedDocument> Documents()
    {
        var key = new BytesRef();
        foreach (var leaf in _reader.Value.Leaves)
        {
            var reader = leaf.AtomicReader;
            var keys = reader.GetBinaryDocValues(SearchSchema.Key);
            var fingerprints = reader.GetNumericDocValues(SearchSchema.Fingerprint);
            for (var id = 0; id < reader.MaxDoc; id++)
            {
                if (reader.LiveDocs is { } live && !live.Get(id)) continue;
                keys.Get(id, key);
                yield return new(key.Utf8ToString(), fingerprints.Get(id));
            }
        }
    }

    /// <summary>Returns the contribution to which a document belongs.</summary>
    public string ContributionOf(string document)
    {
        var searcher = new IndexSearcher(_reader.Value);
        var found = searcher.Search(new TermQuery(new Term(SearchSchema.Key, document)), 1).ScoreDocs[0];
        return StoredText.Get(searcher.Doc(found.Doc, new HashSet<string> { SearchSchema.Contribution }), SearchSchema.Contribution);
    }

    /// <summary>
    /// Checks the commit for damage. The checksum at the end of each file detects changed bytes. Decoding everything finds errors from the
    /// time of writing.
    /// </summary>
    /// <returns>A description of the damage; null when there is none.</returns>
    public string? Damage()
    {
        foreach (var name in _files.ListAll())
        {
            try
            {
                using var file = _files.OpenInput(name, IOContext.READ_ONCE);
                CodecUtil.ChecksumEntireFile(file);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                return $"{name}: {e.Message}";
            }
        }

        using var report = new StringWriter(CultureInfo.InvariantCulture);
        return new CheckIndex(_files) { InfoStream = report }.DoCheckIndex().Clean ? null : report.ToString();
    }

    public void Dispose()
    {
        if (_reader.IsValueCreated) _reader.Value.Dispose();
        _files.Dispose();
    }
}
