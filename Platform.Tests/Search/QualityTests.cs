using Platform.Benchmarks.Quality;
using Platform.Tests.Support;

namespace Platform.Tests.Search;

public sealed class QualityTests
{
    [SharedTheory("ir")]
    [InlineData("cranfield", 0.435)]
    [InlineData("cacm", 0.52)]
    [InlineData("cisi", 0.375)]
    [InlineData("stackfaq", 0.88)]
    [InlineData("nl-short-dev", 0.90)]
    [InlineData("nl-kennis", 0.42)]
    public void What_people_look_for_is_found_at_least_this_well(string collection, double floor)
    {
        var run = QualityRun.Of(Collection.Load(SharedFactAttribute.PathOf($"ir/{collection}")));
        Assert.True(run.All.Ndcg10 >= floor, $"nDCG@10 of {collection} is {run.All.Ndcg10:F4}, below {floor:F4}");
    }

    /// <summary>Sets of our own over the documents of nl-short-dev. Each has a README.</summary>
    [SharedTheory("ir/nl-short-dev")]
    [InlineData("compounds", 0.85)]
    [InlineData("lay-words", 0.45)]
    public void Compounds_and_everyday_words_are_found_at_least_this_well(string set, double floor)
    {
        var run = QualityRun.Of(Collection.Load(Path.Combine(Sources.Root, "Platform.Tests/Search/Sets", set), SharedFactAttribute.PathOf("ir/nl-short-dev")));
        Assert.True(run.All.Ndcg10 >= floor, $"nDCG@10 of {set} is {run.All.Ndcg10:F4}, below {floor:F4}");
    }

    [Fact]
    public void The_measures_are_those_of_the_field()
    {
        var m = Measures.Of(["a", "x", "b"], new Dictionary<string, int> { ["a"] = 1, ["b"] = 3, ["c"] = 2, ["z"] = 0 }, graded: true, relevant: 2);
        Assert.Equal((1 + 3 / 2.0) / (3 + 2 / Math.Log2(3) + 0.5), m.Ndcg10Linear, 9);
        Assert.Equal((1 + 7 / 2.0) / (7 + 3 / Math.Log2(3) + 0.5), m.Ndcg10Exponential, 9);
        Assert.Equal(m.Ndcg10Exponential, m.Ndcg10);
        Assert.Equal((1 / 3.0 / 2, 0, 0.5), (m.Map, m.Success1, m.Recall100));
    }

    [Fact]
    public void A_document_found_twice_is_an_error() =>
        Assert.Throws<InvalidDataException>(() => Measures.Of(["a", "a"], new Dictionary<string, int> { ["a"] = 1 }, graded: false, relevant: 1));

    [Fact]
    public void Chance_is_told_from_difference()
    {
        var random = new Random(1);
        var before = Enumerable.Range(0, 200).Select(_ => random.NextDouble()).ToArray();
        Assert.True(RandomisationTest.P(before, [.. before.Select(b => b + 0.05)]) < 0.001);
        Assert.True(RandomisationTest.P(before, [.. before.Select((b, i) => b + (i % 2 == 0 ? 0.05 : -0.05))]) > 0.5);
    }
}
