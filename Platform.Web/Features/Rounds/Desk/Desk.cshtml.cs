using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Platform.Web.Access;
using Platform.Web.Shared;

namespace Platform.Web.Features.Rounds;

/// <summary>The helper's desk. Its forms work without script. The script sends them and reads the page again after a change.</summary>
public sealed class DeskModel(RoundReader rounds, RoundDesk desk, RoundFlood flood, ScreenKey screens, LocalTime clock, CurrentMember me) : HelperPage(rounds, me)
{
    /// <summary>Most questions shown in each list. A page with a thousand cards would take seconds to draw.</summary>
    public const int MostShown = 100;

    /// <summary>From this many waiting questions on, the page opens its advice against a flood by itself.</summary>
    private const int Many = 100;
    private const int ShownActs = 3;
    private const int MostCompared = 200;
    private readonly RoundReader _rounds = rounds;
    private Dictionary<string, int> _numbers = [];
    private List<(Counted, IReadOnlySet<string>)> _words = [];

    /// <summary>The act, the question and the version that the helper saw: "Admit a7k2m9xq4w 12".</summary>
    [BindProperty]
    public string? Do { get; set; }

    /// <summary>Number of the question to merge into, or the name of the person who answered.</summary>
    [BindProperty]
    public string? With { get; set; }

    /// <summary>The minute of the chosen button, in UTC ticks.</summary>
    [BindProperty]
    public long Minute { get; set; }

    public IReadOnlyList<RoundAct> LastActs { get; private set; } = [];

    public IReadOnlyList<Crowd> Asked { get; private set; } = [];

    public IReadOnlyList<Crowd> Came { get; private set; } = [];

    public bool IsFlooded => State.Waiting.Count >= Many;

    public string Screen => screens.PathOf(Round);

    public override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync())
            return false;
        LastActs = await _rounds.LastActs(Key, ShownActs);
        (Asked, Came) = await flood.Crowds(Key);
        _numbers = Numbers(State);
        _words = [.. State.Questions
            .Where(c => !c.Question.IsMerged && c.Question.Stage != QuestionStage.Declined)
            .OrderBy(c => c.Question.AskedAt).Take(MostCompared).Select(c => (c, Likeness.Words(c.Question.Text)))];
        return true;
    }

    public IReadOnlyList<DeskRow> Rows(IReadOnlyList<Counted> questions) => [.. questions.Select((c, at) => new DeskRow(
        c, this, Number(c.Question.Key), c.Question.Stage is QuestionStage.Waiting or QuestionStage.Admitted ? Likeness.Find(c.Question, _words) : null, at == 0, at == questions.Count - 1))];

    public int Number(string? key) => key is not null && _numbers.TryGetValue(key, out var number) ? number : 0;

    public async Task<IActionResult> OnPostActAsync()
    {
        var (kind, key, seen) = DeskAct.Read(Do);
        var with = kind == ActKind.Merge ? await KeyOf(With) : With;
        if (kind is ActKind.Up or ActKind.Down)
            return Done(await desk.Move(Key, key ?? "", kind == ActKind.Up, Me));
        return Done(await desk.Act(Key, kind, key, seen, with, Me));
    }

    public async Task<IActionResult> OnPostUndoAsync(long act) => Done(await desk.Undo(Key, act, Me));

    public async Task<IActionResult> OnPostSortAsync(RoundOrder order, bool inTurn) => Done(await desk.Sort(Key, order, inTurn, Me));

    public async Task<IActionResult> OnPostDeclineMinuteAsync() => Done(await flood.DeclineMinute(Key, Moment, Me));

    public async Task<IActionResult> OnPostDeclineSinceAsync() => Done(await flood.DeclineSince(Key, Moment, Me));

    public async Task<IActionResult> OnPostPauseAsync(bool pause) => Done(await flood.Pause(Key, pause, Me));

    public async Task<IActionResult> OnPostRenewAsync() => Done(await flood.RenewCode(Key, Me));

    public string Time(Crowd crowd) => clock.Time(crowd.Minute);

    private DateTime Moment => new(Math.Clamp(Minute, DateTime.UnixEpoch.Ticks, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), DateTimeKind.Utc);

    /// <summary>Converts a question's number, which helpers use, to its key. Null when there is no such number.</summary>
    private async Task<string?> KeyOf(string? typed)
    {
        if (!await LoadAsync())
            return null;
        return int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? _numbers.FirstOrDefault(n => n.Value == number).Key
            : null;
    }

    /// <summary>Numbers the questions from 1 in the order of asking, so that a question's number never changes.</summary>
    private static Dictionary<string, int> Numbers(RoundState state) => state.Questions
        .OrderBy(c => c.Question.AskedAt).ThenBy(c => c.Question.Key, StringComparer.Ordinal)
        .Select((c, at) => (c.Question.Key, Number: at + 1))
        .ToDictionary(n => n.Key, n => n.Number);
}

/// <summary>A question on the desk.</summary>
/// <param name="Number">Number in the order of asking; helpers use it to refer to the question.</param>
/// <param name="Like">An older question that says nearly the same; null without one.</param>
/// <param name="First">True for the first in its list, which cannot go up.</param>
public sealed record DeskRow(Counted Counted, DeskModel Desk, int Number, Counted? Like, bool First = false, bool Last = false)
{
    public RoundQuestion Question => Counted.Question;

    /// <summary>Returns the value of a button: the act, the question and the version that the helper saw.</summary>
    public string Do(ActKind kind) => $"{kind} {Question.Key} {Question.ActedAt}";
}
