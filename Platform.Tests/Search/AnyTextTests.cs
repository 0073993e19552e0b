using System.Text.Json;
using CsCheck;
using static Platform.Tests.Search.IndexInFolder;

namespace Platform.Tests.Search;

public sealed class AnyTextTests : IDisposable
{
    private static readonly string[] Syntax = ["\"", "-", " ", "OR", "OF", "type:", "soort:", "in:title", ":", "(", ")", "*", "?", "~", "^", "\\", "paspoort", "\0"];

    private readonly IndexInFolder _index = new();

    public AnyTextTests() => _index.Add(Question("a", "Paspoort kwijt", "Meld de vermissing."), Question("b", "Lost passport", "Report it.", "en"));

    [Fact]
    public void Random_text_never_throws() => Gen.String.Sample(text => _index.Find(text).Total >= 0, iter: 2000);

    [Fact]
    public void Random_mixes_of_syntax_never_throw() =>
        Gen.OneOf(Gen.Int[0, Syntax.Length - 1].Select(i => Syntax[i]), Gen.String[0, 4]).Array[0, 30].Select(string.Concat).Sample(text => _index.Find(text).Total >= 0, iter: 2000);

    [Fact]
    public void Random_documents_are_indexed_and_shown() => Gen.Select(Gen.String, Gen.String).Sample((title, body) =>
    {
        _index.Add(Question("random", title, body));
        return _index.Find("").Hits.Count >= 2 && _index.Find(title + " " + body).Total >= 0;
    }, iter: 200);

    [SharedFact("security/blns/blns.json")]
    public void The_big_list_of_naughty_strings_never_throws()
    {
        var strings = JsonSerializer.Deserialize<string[]>(File.ReadAllText(SharedFactAttribute.PathOf("security/blns/blns.json")))!;
        Assert.NotEmpty(strings);
        foreach (var text in strings) Assert.True(_index.Find(text).Total >= 0);
    }

    [Fact]
    public void A_very_long_text_is_searched_quickly()
    {
        var results = _index.Find(string.Join(' ', Enumerable.Range(0, 50_000).Select(i => $"woord{i}")) + " paspoort");
        Assert.Equal(0, results.Total);
    }

    public void Dispose() => _index.Dispose();
}
