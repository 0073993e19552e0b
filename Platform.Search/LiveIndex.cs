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
        if (Serving(root) is { } known && TryOpen(known) is { } index)
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
        catch (IndexDamagedException)
        {
            NeedsRebuild = true;
            throw;
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

    /// <summary>After a write that failed: goes on from the last commit. What was applied since must be applied again.</summary>
    /// <exception cref="IOException">Not yet: the disk is still full.</exception>
    public void Reopen()
    {
        try
        {
            Use(index => index.Reopen());
        }
        catch (IndexDamagedException)
        {
            // It asks to be rebuilt now.
        }
    }

    /// <summary>Reads every byte of what is committed, beside all that goes on. Where it finds damage the index asks to be rebuilt.</summary>
    /// <returns>What is wrong; null where nothing is.</returns>
    public string? Check()
    {
        var (folder, index) = Use(index => (_folder, index));
        var damage = DamageIn(Path.Combine(_root, folder));
        // Swapped away meanwhile: then it no longer matters.
        if (damage is null || !Use(serving => ReferenceEquals(serving, index))) return null;
        NeedsRebuild = true;
        return damage;
    }

    /// <summary>What serves under the root as last committed, for who is not the process that serves; null where nothing does.</summary>
    /// <exception cref="IndexDamagedException">It cannot be read.</exception>
    public static CommittedIndex? Committed(string root) =>
        Serving(root) is { } folder ? CommittedIndex.Open(Path.Combine(root, folder)) : null;

    /// <summary>Whether what serves under the root was made by this <see cref="SearchSchema.Version"/>.</summary>
    public static bool IsOfThisVersion(string root) => Serving(root)?.StartsWith(Prefix, StringComparison.Ordinal) == true;

    public SearchResults Search(SearchRequest request) => Use(index => index.Search(request));

    /// <summary>An empty index beside the serving one. Fill it, then <see cref="Swap"/> it in, or dispose it to give up.</summary>
    public Rebuild StartRebuild()
    {
        var (folder, index) = CreateBeside();
        return new(Path.Combine(_root, folder), index);
    }

    /// <summary>Commits the rebuilt index at its position, lets it serve, and removes the old one.</summary>
    public void Swap(Rebuild rebuild, long position, IReadOnlyCollection<string>? refused = null)
    {
        rebuild.Index.Synonyms = Use(index => index.Synonyms);
        rebuild.Index.Commit(position, refused);
        rebuild.Index.Refresh();
        string oldFolder;
        SearchIndex old;
        _use.EnterWriteLock();
        try
        {
            PointTo(Path.GetFileName(rebuild.Folder));
            (oldFolder, old) = (_folder, _index);
            (_folder, _index) = (Path.GetFileName(rebuild.Folder), rebuild.Index);
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

    private static string? Serving(string root)
    {
        var pointer = Path.Combine(root, Pointer);
        var folder = File.Exists(pointer) ? Path.GetFileName(File.ReadAllText(pointer).Trim()) : "";
        return folder.Length > 0 && Directory.Exists(Path.Combine(root, folder)) ? folder : null;
    }

    private static string? DamageIn(string folder)
    {
        try
        {
            using var committed = CommittedIndex.Open(folder);
            return committed.Damage();
        }
        catch (IndexDamagedException e)
        {
            return e.Message;
        }
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

    /// <summary>Removes it unless it serves.</summary>
    public void Dispose()
    {
        if (Serves) return;
        Index.Dispose();
        Directory.Delete(Folder, true);
    }
}
