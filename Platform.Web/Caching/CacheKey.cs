using Platform.Web.Access;

namespace Platform.Web.Caching;

/// <summary>
/// The name of a cached value, made of everything on which the value depends. A value is therefore never found for another subject,
/// version, language or class of readers.
/// </summary>
public sealed record CacheKey
{
    /// <summary>For a value that contains no text of the interface.</summary>
    public const string AnyLanguage = "any";

    /// <param name="language">One of <see cref="Shared.Language.All"/>, or <see cref="AnyLanguage"/>.</param>
    public CacheKey(CacheSubject subject, CacheVersion version, string language, ReaderClass readers)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(readers);
        if (language != AnyLanguage && !Shared.Language.All.Contains(language))
            throw new ArgumentException($"'{language}' is no language of the interface.", nameof(language));
        (Subject, Version, Language, Readers) = (subject, version, language, readers);
    }

    public CacheSubject Subject { get; }

    public CacheVersion Version { get; }

    public string Language { get; }

    public ReaderClass Readers { get; }

    /// <summary>Length in characters. It counts in the size of the cache, because part of the key can come from a URL.</summary>
    public int Length => Subject.Kind.Length + Subject.Id.Length + Subject.Part.Length + Version.Value.Length + Readers.Name.Length;
}

/// <summary>The page, post or list from which a value is made.</summary>
public sealed record CacheSubject
{
    /// <param name="kind">The kind of value: "page", "post". Each kind has its own name.</param>
    /// <param name="id">The address of a page, the key of anything else.</param>
    /// <param name="part">The part of the subject, where it has more than one.</param>
    public CacheSubject(string kind, string id, string part = "")
    {
        ArgumentException.ThrowIfNullOrEmpty(kind);
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(part);
        (Kind, Id, Part) = (kind, id, part);
    }

    public string Kind { get; }

    public string Id { get; }

    public string Part { get; }

    public static CacheSubject Page(HttpRequest request) => new("page", request.Path.Value ?? "/", request.QueryString.Value ?? "");
}

/// <summary>The version of its subject that a value shows.</summary>
public sealed record CacheVersion
{
    /// <summary>For a value without a version number; it is valid until one of its tags changes.</summary>
    public static readonly CacheVersion UntilTagsChange = new("tags");

    public CacheVersion(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        Value = value;
    }

    public string Value { get; }
}

/// <summary>A class of readers for whom a value is the same, byte for byte.</summary>
public sealed record ReaderClass
{
    public static readonly ReaderClass Everyone = new("everyone");
    public static readonly ReaderClass Visitors = new("visitors");
    public static readonly ReaderClass Members = new("members");

    private ReaderClass(string name) => Name = name;

    public string Name { get; }

    public static ReaderClass Of(Viewer viewer) => viewer.IsMember ? Members : Visitors;

    /// <summary>Returns the part of this class for which <paramref name="trait"/> has this value.</summary>
    public ReaderClass With(string trait, object? value) => new(FormattableString.Invariant($"{Name}, {trait} {value}"));

    /// <summary>Returns the part of this class that has the trait when <paramref name="so"/>, otherwise this class.</summary>
    public ReaderClass Who(string trait, bool so) => so ? new($"{Name}, {trait}") : this;
}
