using System.Globalization;

namespace Platform.Search;

/// <summary>
/// The serving index, in its own folder under a root, and the way to replace it: build another index beside it, then swap. Searches
/// continue meanwhile and never use a partial index.
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

    /// <summary>
    /// True for an index that is new, damaged, or made by another <see cref="SearchSchema.Version"/>. It serves until a swap.
    /// </summary>
    public bool NeedsRebuild { get; private set; }

    /// <summary>
    /// Opens the serving index under the root and removes the remains of a killed rebuild. Replaces an index that cannot be read by an
    /// empty one.
    /// </summary>
    public static LiveIndex Open(string root, TimeZoneInfo? zone = null) => new(root, zone);

    /// <summary>
    /// Calls <paramref name="use"/> with the serving index, which a swap does not close meanwhile. Do not store the index.
    /// </summary>
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

    /// <summary>Continues from the last commit after a failed write. Changes applied since that commit must be applied again.</summary>
    /// <exception cref="IOException">The disk is still full.</exception>
    public void Reopen()
    {
        try
        {
            Use(index => index.Reopen());
        }
        catch (IndexDamagedException)
        {
            // NeedsRebuild is true now.
        }
    }

    /// <summary>
    /// Reads every byte of the last commit, while the index is in use. Sets <see cref="NeedsRebuild"/> when it finds damage.
    /// </summary>
    /// <returns>A description of the damage; null when there is none.</returns>
    public string? Check()
    {
        var (folder, index) = Use(index => (_folder, index));
        var damage = DamageIn(Path.Combine(_root, folder));
        // If the index was swapped meanwhile, its damage no longer matters.
        if (damage is null || !Use(serving => ReferenceEquals(serving, index))) return null;
        NeedsRebuild = true;
        return damage;
    }

    /// <summary>Opens the last commit of the serving index, for another process; null when there is none.</summary>
    /// <exception cref="IndexDamagedException">The commit cannot be read.</exception>
    public static CommittedIndex? Committed(string root) =>
        Serving(root) is { } folder ? CommittedIndex.Open(Path.Combine(root, folder)) : null;

    /// <summary>Returns whether the serving index was made by this <see cref="SearchSchema.Version"/>.</summary>
    public static bool IsOfThisVersion(string root) => Serving(root)?.StartsWith(Prefix, StringComparison.Ordinal) == true;

    public SearchResults Search(SearchRequest request) => Use(index => index.Search(request));

    /// <summary>Creates an empty index beside the serving one. Fill it and <see cref="Swap"/> it in, or dispose it to cancel.</summary>
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

    // Written to another file and moved, so that a kill leaves the old pointer or the new one.
    private void PointTo(string folder)
    {
        var next = Path.Combine(_root, Pointer + ".next");
        File.WriteAllText(next, folder);
        File.Move(next, Path.Combine(_root, Pointer), overwrite: true);
    }
}

/// <summary>An index being built beside the serving one.</summary>
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
