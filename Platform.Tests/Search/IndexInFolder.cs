using Platform.Search;

namespace Platform.Tests.Search;

/// <summary>An index in a folder of its own, removed afterwards.</summary>
public sealed class IndexInFolder : IDisposable
{
    public IndexInFolder() => Index = SearchIndex.Open(Folder);

    public string Folder { get; } = Directory.CreateTempSubdirectory("search-").FullName;

    public SearchIndex Index { get; private set; }

    /// <summary>As after a kill: what was not committed is gone.</summary>
    public void Reopen()
    {
        Index.Dispose();
        Index = SearchIndex.Open(Folder);
    }

    public void Add(params SearchDocument[] documents)
    {
        Index.Apply(documents);
        Index.Refresh();
    }

    public SearchResults Find(string text) => Index.Search(new() { Text = text });

    public string[] Keys(string text) => [.. Find(text).Hits.Select(h => h.Contribution)];

    public void Dispose()
    {
        Index.Dispose();
        Directory.Delete(Folder, true);
    }

    public static SearchDocument Question(string key, string title, string body = "", string language = "nl") => new()
    {
        Key = key,
        Contribution = key,
        Kind = "question",
        ContributionKind = "question",
        Audience = SearchSchema.Everyone,
        Language = language,
        Title = title,
        Body = body,
        PublishedAt = new DateTime(2025, 6, 1, 12, 0, 0, DateTimeKind.Utc),
    };

    public static SearchDocument Answer(SearchDocument question, string key, string body) =>
        question with { Key = key, Kind = "answer", Body = body };

    public static string Marked(IEnumerable<TextSegment> segments) => string.Concat(segments.Select(s => s.Marked ? $"[{s.Text}]" : s.Text));
}
