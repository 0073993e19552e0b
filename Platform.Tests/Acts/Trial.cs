using Platform.Web.Shared;

namespace Platform.Tests.Acts;

/// <summary>How a kind of subject is made, compared and read.</summary>
/// <param name="People">Those who try, from who may do least.</param>
/// <param name="Snapshot">All that an act could change: equal before and after one that was refused.</param>
/// <param name="Read">Everything that shows it, as everybody; what does not work.</param>
public sealed record Subjects<T>(
    Func<Task<T>> Make, Func<T, Task<IReadOnlyList<Person>>> People, Func<T, Task<string>> Snapshot, Func<T, Task> Open, Func<T, Task<IReadOnlyList<string>>> Read);

/// <summary>
/// Each person asks for the act in turn. Refused, nothing changed; done, it did what it says, and the next person gets a
/// new subject. Afterwards everything that shows the subject works for everybody.
/// </summary>
public static class Trial
{
    public static async Task<IReadOnlyList<string>> Of<T>(ActsApp app, Act<T> act, Subjects<T> subjects)
    {
        var faults = new List<string>();
        var subject = await subjects.Make();
        await subjects.Open(subject);
        app.TakeErrors();
        var before = await subjects.Snapshot(subject);
        for (var at = 0; at < (await subjects.People(subject)).Count; at++)
        {
            var people = await subjects.People(subject);
            var person = people[at];
            var words = "poging-" + ShortKey.New();
            var answer = await act.Do(subject, person, words);
            var may = act.May(subject, person);
            if (answer.Fault is { } fault)
                faults.Add($"{person}: {fault}");
            else if (may is { } expected && answer.IsDone != expected)
                faults.Add($"{person}: {answer.Status} {answer.Location}, and it should be {(expected ? "done" : "refused")}{(expected ? "\n" + Said(answer.Text) : "")}");
            if (answer.IsDone && may != false && !await app.Scope(db => act.Did(db, subject, person, words)))
                faults.Add($"{person}: {answer.Status}, and it was not done");
            var after = await subjects.Snapshot(subject);
            if (!answer.IsDone && after != before)
                faults.Add($"{person}: refused, and yet something changed:\n  {before}\n  {after}");
            if (after != before || at == people.Count - 1)
            {
                faults.AddRange((await subjects.Read(subject)).Select(f => $"{person}, {f}"));
                faults.AddRange(app.TakeErrors().Select(e => $"{person}: logged {e}"));
            }

            if (after == before || at == people.Count - 1)
                continue;
            subject = await subjects.Make();
            await subjects.Open(subject);
            before = await subjects.Snapshot(subject);
        }

        return faults.Select(f => $"{act} by {f}").ToList();
    }

    private static string Said(string html) => html.IndexOf("errors", StringComparison.Ordinal) is var at and > 0 ? html[at..Math.Min(html.Length, at + 400)] : html[..Math.Min(html.Length, 200)];
}
