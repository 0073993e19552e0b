namespace Platform.Search;

public static class SearchSchema
{
    /// <summary>
    /// Raise it whenever documents are indexed differently: a <see cref="LiveIndex"/> of an older version then needs a rebuild.
    /// </summary>
    public const int Version = 7;

    /// <summary>The audience of public text. Statistics and corrections use only its words.</summary>
    public const string Everyone = "everyone";

    internal const string Key = "key";
    internal const string Contribution = "contribution";
    internal const string Kind = "kind";
    internal const string Audience = "audience";
    internal const string Published = "published";
    internal const string Fingerprint = "fingerprint";
    internal const string IsContribution = "is-contribution";
    internal const string Title = "title";
    internal const string StoredText = "stored-text";
    internal const string BodyStart = "body-start";
    internal const string TextEnd = "text-end";
    internal const string Sections = "sections";

    internal static string TitleBeginnings(string side) => side + ".title-beginnings";

    internal static string TagsOf(string side) => side + ".tags";
}

/// <summary>
/// The fields of public and of hidden text, in either language. They are separate, so that hidden text does not influence the numbers that
/// a viewer gets.
/// </summary>
internal sealed record TextFields(string Side, string Language)
{
    public const string Open = "open", Closed = "closed";

    /// <summary>Title, summary, body and accepted answer, stemmed, with offsets into the stored text.</summary>
    public string Text { get; } = $"{Side}.{Language}.text";

    /// <summary>The same text, unstemmed.</summary>
    public string Exact { get; } = $"{Side}.{Language}.exact";

    /// <summary>The same text in looser forms, with the words inside compounds; Dutch only.</summary>
    public string Loose { get; } = $"{Side}.{Language}.loose";

    /// <summary>The title alone, stemmed.</summary>
    public string Title { get; } = $"{Side}.{Language}.title";

    /// <summary>The title alone, in looser forms; Dutch only.</summary>
    public string LooseTitle { get; } = $"{Side}.{Language}.loose-title";

    public static TextFields Of(SearchDocument document) =>
        All.First(f => f.Side == (document.Audience == SearchSchema.Everyone ? Open : Closed)
            && f.Language == (document.Language == "en" ? "en" : "nl"));

    /// <summary>Returns the public field whose statistics are used for the words of this field.</summary>
    public string Public(string field) => Side == Open ? field : Open + field[Side.Length..];

    public byte Index => (byte)Array.IndexOf(All, this);

    public static readonly TextFields[] All = [new(Open, "nl"), new(Open, "en"), new(Closed, "nl"), new(Closed, "en")];
}
