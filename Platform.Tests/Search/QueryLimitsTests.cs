using Platform.Search;
using Platform.Search.Matching;

namespace Platform.Tests.Search;

public sealed class QueryLimitsTests : IDisposable
{
    private readonly IndexInFolder _index = new();

    [Fact]
    public void A_query_is_searched_by_its_first_eighty_words_however_they_are_parted()
    {
        _index.Add(IndexInFolder.Question("early", "woord79"), IndexInFolder.Question("late", "woord80"));
        var words = Enumerable.Range(0, 90).Select(i => $"woord{i}").ToList();

        Assert.Equal(["early"], _index.Keys(string.Join(' ', words)));
        Assert.Equal(["early"], _index.Keys(string.Join(',', words)));
    }

    [Fact]
    public void Words_between_quotation_marks_count_along_and_a_ninth_phrase_is_left_out()
    {
        Assert.Equal(QueryLimits.Phrases, UserQuery.Parse(string.Join(' ', Enumerable.Range(0, 20).Select(i => $"\"a{i} b{i}\""))).Parts.Count);
        var parts = UserQuery.Parse($"\"{string.Join(' ', Enumerable.Range(0, 100).Select(i => $"w{i}"))}\" erna").Parts;
        Assert.Single(parts);
        Assert.EndsWith("w79", parts[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_more_than_five_words_of_a_query_are_corrected()
    {
        string[] right = ["gemeente", "provincie", "waterschap", "ministerie", "vergunning", "begroting", "termijnen", "wethouder"];
        _index.Add(IndexInFolder.Question("q", string.Join(' ', right)));
        var found = _index.Find(string.Join(' ', right.Select(w => w.Insert(3, "x"))));

        Assert.Equal(QueryLimits.Corrections, found.Corrections.Count);
        Assert.Equal(["q"], found.Hits.Select(h => h.Contribution));
    }

    [Fact]
    public void Of_a_query_of_nothing_but_faults_ten_are_told()
    {
        var read = QueryLanguage.Read(string.Concat(Enumerable.Repeat("tga:x ", 80)));

        Assert.Equal(QueryLimits.Problems, read.Problems.Count);
    }

    [Fact]
    public void A_search_that_is_late_gives_what_it_has_and_says_so()
    {
        // Each in a segment of its own.
        for (var i = 0; i < 5; i++)
            _index.Add(IndexInFolder.Question($"q{i}", "gemeente"));
        var late = _index.Index.Search(new() { Text = "gemeente", Deadline = new(TimeSpan.Zero) });
        var inTime = _index.Index.Search(new() { Text = "gemeente", Deadline = new(TimeSpan.FromMinutes(5)) });

        Assert.True(late.IsPartial);
        Assert.InRange(late.Total, 1, 4);
        Assert.False(inTime.IsPartial);
        Assert.Equal(5, inTime.Total);
    }

    [Fact]
    public void A_phrase_that_is_nowhere_ends_at_the_deadline_too()
    {
        _index.Add([.. Enumerable.Range(0, 1000).Select(i => IndexInFolder.Question($"q{i}", "een twee", "twee drie een"))]);
        var late = _index.Index.Search(new() { Text = "\"drie twee\"", Deadline = new(TimeSpan.Zero) });

        Assert.True(late.IsPartial);
    }

    public void Dispose() => _index.Dispose();
}
