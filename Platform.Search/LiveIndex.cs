using System.Globalization;

namespace Platform.Search;

/// <summary>
/// The index that serves, in a folder of its own under a root, and the way to replace it: build another beside it, follow the
/// change log into that one until it has caught up, swap. Searches go on all the while and none finds half an index.
/// </summary>
public sealed class LiveIndex : IDisposable
{
    private const string Pointer = "current";

    private readonly string _root;
    private readonly TimeZoneInfo? _zone;
    private readonly ReaderWriterLockSlim _use = new();
    private string _folder;
    private SearchIndex _index;

    private LiveIndex(string root, TimeZoneInfo? zone)
    {
        (_root, _zone) = (root, zone);
        Directory.CreateDirectory(root);
        var pointer = Path.Combine(root, Pointer);
        var known = File.Exists(pointer) ? Path.GetFileName(File.ReadAllText(pointer).Trim()) : "";
        if (known.Length > 0 && Directory.Exists(Path.Combine(root, known)) && TryOpen(known) is { } index)
        {
            (_folder, _index) = (known, index);
            NeedsRebuild = !known.StartsWith(Prefix, StringComparison.Ordinal);
        }
        else
        {
            (_folder, _index) = CreateBeside();
            PointTo(_folder);
            NeedsRebuild = true;
        }
        foreach (var left in Directory.GetDirectories(root).Where(d => Path.GetFileName(d) != _folder)) Directory.Delete(left, true);
    }

    /// <summary>New, damaged, or made by another <see cref="SearchSchema.Version"/>: it serves what it has until swapped.</summary>
    public bool NeedsRebuild { get; private set; }

    /// <summary>Opens what serves under the root and removes what a killed rebuild left. An index that cannot be read is replaced by an empty one.</summary>
    public static LiveIndex Open(string root, TimeZoneInfo? zone = null) => new(root, zone);

    /// <summary>Uses the serving index, which no swap closes meanwhile. Never keep it.</summary>
    public T Use<T>(Func<SearchIndex, T> use)
    {
        _use.EnterReadLock();
        try
        {
            return use(_index);
        }
        finally
        {
            _use.ExitReadLock();
        }
    }

    public void Use(Action<SearchIndex> use) => Use(index =>
    {
        use(index);
        return 0;
    });

    public SearchResults Search(SearchRequest request) => Use(index => index.Search(request));

    /// <summary>An empty index beside the serving one. Fill it, then <see cref="Swap"/> it in, or dispose it to give up.</summary>
    public Rebuild StartRebuild()
    {
        var (folder, index) = CreateBeside();
        return new(folder, index);
    }

    /// <summary>Commits the rebuilt index at its position, lets it serve, and removes the old one.</summary>
    public void Swap(Rebuild rebuild, long position)
    {
        rebuild.Index.Synonyms = Use(index => index.Synonyms);
        rebuild.Index.Commit(position);
        rebuild.Index.Refresh();
        string oldFolder;
        SearchIndex old;
        _use.EnterWriteLock();
        try
        {
            PointTo(rebuild.Folder);
            (oldFolder, old) = (_folder, _index);
            (_folder, _index) = (rebuild.Folder, rebuild.Index);
            NeedsRebuild = false;
            rebuild.Serves = true;
        }
        finally
        {
            _use.ExitWriteLock();
        }
        old.Dispose();
        Directory.Delete(Path.Combine(_root, oldFolder), true);
    }

    public void Dispose()
    {
        _index.Dispose();
        _use.Dispose();
    }

    private static string Prefix => string.Create(CultureInfo.InvariantCulture, $"v{SearchSchema.Version}-");

    private SearchIndex? TryOpen(string folder)
    {
        try
        {
            return SearchIndex.Open(Path.Combine(_root, folder), _zone);
        }
        catch (IndexDamagedException)
        {
            return null;
        }
    }

    private (string Folder, SearchIndex Index) CreateBeside()
    {
        var folder = Prefix + Guid.NewGuid().ToString("N")[..8];
        return (folder, SearchIndex.Open(Path.Combine(_root, folder), _zone));
    }

    // Written beside and moved over: a kill leaves the old pointer or the new one.
    private void PointTo(string folder)
    {
        var next = Path.Combine(_root, Pointer + ".next");
        File.WriteAllText(next, folder);
        File.Move(next, Path.Combine(_root, Pointer), overwrite: true);
    }
}

/// <summary>An index being built beside the one that serves.</summary>
public sealed class Rebuild : IDisposable
{
    internal Rebuild(string folder, SearchIndex index) => (Folder, Index) = (folder, index);

    public SearchIndex Index { get; }
    internal string Folder { get; }
    internal bool Serves { get; set; }

    /// <summary>Closes it unless it serves; its folder goes at the next start.</summary>
    public void Dispose()
    {
        if (!Serves) Index.Dispose();
    }
}
