using Platform.Benchmarks.Quality;

namespace Platform.Tests.Search;

/// <summary>"Does this exist already?" over asks judged by hand, with and without an answer in the archive.</summary>
public sealed class AskTests
{
    [SharedFact($"ir/{AskRun.Corpus}")]
    public void An_ask_with_an_answer_finds_it_and_most_asks_without_one_get_silence()
    {
        var run = AskRun.Of(Collection.Load(SharedFactAttribute.PathOf($"ir/{AskRun.Corpus}")));
        Assert.True(run.With >= 40 && run.Without >= 40, $"{run.With} asks with an answer, {run.Without} without");
        Assert.True(run.Recall >= 0.85, $"Recall {run.Recall:F3}. Missed:\n{string.Join('\n', run.Missed)}");
        Assert.True(run.Silent >= 0.85, $"Silent {run.Silent:F3}. Noisy:\n{string.Join('\n', run.Noisy)}");
    }
}
