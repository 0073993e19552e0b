using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Commands;
using Platform.Tests.Support;
using Platform.Web.Shared.Markdown;
using Xunit.Abstractions;

namespace Platform.Tests.Features.Import;

public sealed class CorpusTests(ITestOutputHelper output)
{
    [SharedFact("corpus/circulars.jsonl")]
    public async Task The_whole_corpus_is_imported_and_rendered()
    {
        await using var database = await TestDatabase.Create();
        var started = Stopwatch.GetTimestamp();

        var run = await Command.Run(database, ["import", .. new[] { "rijksoverheid-questions", "circulars", "organisations" }.Select(f => SharedData.File($"corpus/{f}.jsonl"))]);

        output.WriteLine($"{Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, at most {run.PeakBytes / 1024 / 1024} MB\n{run.Output}{run.Error}");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("organisation: 1406 new, 0 changed, 0 unchanged, 0 failed", run.Output, StringComparison.Ordinal);
        Assert.Contains("article: 1325 new, 0 changed, 0 unchanged, 0 failed", run.Output, StringComparison.Ordinal);
        Assert.Contains("question: 179 new, 0 changed, 0 unchanged, 0 failed", run.Output, StringComparison.Ordinal);
        Assert.InRange(run.PeakBytes, 1, 600L * 1024 * 1024);
        await using var db = database.Open();
        Assert.Equal((245, 0, 0), (
            await db.Organisations.CountAsync(o => o.EndedOn != null),
            await db.Revisions.CountAsync(r => r.Html == SafeHtml.Empty || r.Text == ""),
            await db.Contributions.CountAsync(c => c.Source == null || c.Licence == null || c.ImportedAt == null)));
        Assert.Equal(179, await db.Threads.CountAsync(t => t.AcceptedPostKey != null && t.AnswerCount == 1));
    }
}
