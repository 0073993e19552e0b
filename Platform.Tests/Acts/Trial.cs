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
/// <remarks>
/// Most of the time goes to the subject that the next person needs after an act was done. <c>test.sh</c> therefore lets one of those who
/// may do an act do it, a different one in each state, beside everybody who may not. <c>test.sh --long acts</c> lets everybody do it.
/// </remarks>
public static class Trial
{
    public static async Task<IReadOnlyList<string>> Of<T>(ActsApp app, Act<T> act, Subjects<T> subjects, string state, bool byAll)
    {
        var faults = new List<string>();
        var subject = await subjects.Make();
        await subjects.Open(subject);
        app.TakeErrors();
        var before = await subjects.Snapshot(subject);
        var tries = Tries(act, subject, await subjects.People(subject), state, byAll);
        foreach (var (nth, at) in tries.Index())
        {
            var person = (await subjects.People(subject))[at];
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
            var isLast = nth == tries.Count - 1;
            if (after != before || (byAll && isLast))
                faults.AddRange((await subjects.Read(subject)).Select(f => $"{person}, {f}"));
            faults.AddRange(app.TakeErrors().Select(e => $"{person}: logged {e}"));
            if (after == before || isLast)
                continue;
            subject = await subjects.Make();
            await subjects.Open(subject);
            before = await subjects.Snapshot(subject);
        }

        return faults.Select(f => $"{act} by {f}").ToList();
    }

    /// <returns>Places of people: first those who may not, so that they share a subject; last those who may.</returns>
    private static List<int> Tries<T>(Act<T> act, T subject, IReadOnlyList<Person> people, string state, bool byAll)
    {
        var all = Enumerable.Range(0, people.Count);
        if (byAll)
            return [.. all];
        var may = all.Where(at => act.May(subject, people[at]) != false).ToList();
        var one = may.Count == 0 ? [] : new[] { may[$"{act} {state}".Sum(c => c) % may.Count] };
        return [.. all.Except(may), .. one];
    }

    private static string Said(string html) => html.IndexOf("errors", StringComparison.Ordinal) is var at and > 0 ? html[at..Math.Min(html.Length, at + 400)] : html[..Math.Min(html.Length, 200)];
}
