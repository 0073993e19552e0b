using Lucene.Net.Index;
using Lucene.Net.Store;
using LuceneDirectory = Lucene.Net.Store.Directory;

namespace Platform.Search.Indexing;

/// <summary>
/// The files of one commit, all opened at once. A writer, in this process or another, can continue to merge and delete files without
/// affecting this reader.
/// </summary>
internal sealed class CommitFiles : BaseDirectory
{
    private const int Tries = 10;

    private readonly LuceneDirectory _folder;
    private readonly Dictionary<string, IndexInput> _files = [];

    private CommitFiles(LuceneDirectory folder)
    {
        _folder = folder;
        SetLockFactory(NoLockFactory.GetNoLockFactory());
    }

    /// <exception cref="IOException">There is no commit, or one of its files is missing.</exception>
    public static CommitFiles OpenLast(string folder)
    {
        for (var left = Tries; ; left--)
        {
            var files = new CommitFiles(FSDirectory.Open(folder));
            try
            {
                files.OpenAll();
                return files;
            }
            catch (FileNotFoundException) when (left > 1)
            {
                // The file was deleted between reading the list and opening it, so there is a newer commit by now.
                files.Dispose();
            }
            catch
            {
                files.Dispose();
                throw;
            }
        }
    }

    public override string[] ListAll() => [.. _files.Keys];

    public override IndexInput OpenInput(string name, IOContext context) =>
        _files.TryGetValue(name, out var file) ? (IndexInput)file.Clone() : throw new FileNotFoundException(name);

    public override long FileLength(string name) => _files[name].Length;

    [Obsolete("As in Lucene.")]
    public override bool FileExists(string name) => _files.ContainsKey(name);

    public override void DeleteFile(string name) => throw new NotSupportedException();

    public override IndexOutput CreateOutput(string name, IOContext context) => throw new NotSupportedException();

    public override void Sync(ICollection<string> names) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        foreach (var file in _files.Values) file.Dispose();
        _folder.Dispose();
    }

    private void OpenAll()
    {
        var commit = new SegmentInfos();
        commit.Read(_folder);
        foreach (var name in commit.GetFiles(_folder, includeSegmentsFile: true)) _files[name] = _folder.OpenInput(name, IOContext.READ_ONCE);
    }
}
