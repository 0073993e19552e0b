using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Threads;
using Platform.Web.Access;
using Platform.Web.Features.Members;
using Platform.Web.Features.Rounds;
using Platform.Web.Shared;
using Xunit.Abstractions;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Features.Rounds;

/// <summary>
/// An evening: 150 phones behind one address and 300 elsewhere, sixty questions, two helpers who are in each other's way, a
/// screen, and a network that goes away for a part. The long one takes the three minutes it takes in a hall.
/// </summary>
[Collection(Alone)]
public sealed class HallReplayTests(TrustingApp app, ITestOutputHelper output) : IClassFixture<TrustingApp>
{
    /// <summary>It measures time, so nothing runs beside it.</summary>
    public const string Alone = "hall";

    private const int InRoom = 150;
    private const int AtHome = 300;
    private const int Questions = 60;
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(1);

    [Fact]
    public Task A_hall_asks_votes_and_sees_the_right_order_with_no_vote_doubled_and_nothing_lost() => Replay(TimeSpan.FromSeconds(25), votesEach: 4, followEach: 5, percent: 95);

    [Fact]
    [Trait("Category", "Long")]
    [Trait("Suite", "hall")]
    public Task The_same_at_the_pace_of_a_hall() => Replay(TimeSpan.FromMinutes(3), votesEach: 8, followEach: 1, percent: 99);

    /// <param name="followEach">One in so many phones keeps its page live; on the machine of a test they share two cores with the site.</param>
    /// <param name="percent">
    /// The share of the looks at which the screen was right within a second. In 25 seconds one look is 1 % of all, so a single pause of the
    /// machine decides about the 99th percentile.
    /// </param>
    private async Task Replay(TimeSpan length, int votesEach, int followEach, int percent)
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var round = await app.OpenRound();
        var phones = Enumerable.Range(0, InRoom + AtHome).Select(i => new Phone(app.Address, round.Code, Address(i))).ToList();
        await Task.WhenAll(phones.Select(p => p.Open()));

        await using var screen = new Watcher<StageRound>(app, round, "Stage", s => s.Version);
        await screen.Follow();
        var pages = Enumerable.Range(0, phones.Count / followEach).Select(_ => new Watcher<PublicRound>(app, round, "Public", p => p.Version)).ToList();
        await Task.WhenAll(pages.Select(p => p.Follow()));
        var started = Stopwatch.GetTimestamp();
        var asked = new List<string>();
        using var over = new CancellationTokenSource();
        var truth = Watch(round, over.Token);
        var helpers = new[] { Help(round, "Helper Een", seed + 1, length, over.Token), Help(round, "Helper Twee", seed + 2, length, over.Token) };
        var askers = Enumerable.Range(0, Questions).Select(async i =>
        {
            await Until(started, length * 0.8 * i / Questions);
            var key = await phones[i * 7 % phones.Count].Ask($"Vraag {i}: wat vindt het panel van punt {i * 31 % 17}?", i * 7 % phones.Count < InRoom ? AskedFrom.Room : AskedFrom.Home);
            lock (asked)
                asked.Add(key);
            phones[i * 7 % phones.Count].Voted.Add(key);
        }).ToList();
        var voters = phones.Select((phone, i) => Vote(phone, i, round, seed + 10 + i, started, length, votesEach)).ToList();
        var away = Task.WhenAll(pages.Where((_, i) => i % 5 == 0).Select(p => Away(p, started, length)));

        await Task.WhenAll(askers);
        await Task.WhenAll(voters);
        await away;
        await over.CancelAsync();
        var acts = (await Task.WhenAll(helpers)).Sum();
        var samples = await truth;

        await TheScreenWasRight(screen, samples, percent);
        await EveryoneCountsOnce(round, phones, screen, pages);
        await TheDraftIsComplete(round, asked);
        output.WriteLine($"{asked.Count} questions, {phones.Sum(p => p.Voted.Count)} votes, {acts} acts of helpers, {samples.Count} looks at the screen");
        phones.ForEach(p => p.Dispose());
        foreach (var page in pages)
            await page.DisposeAsync();
    }

    /// <summary>The hall has one address, everybody at home another.</summary>
    private static IPAddress Address(int i) => i < InRoom ? IPAddress.Loopback : new IPAddress([127, 0, (byte)(1 + (i / 200)), (byte)(1 + (i % 200))]);

    private async Task Vote(Phone phone, int i, Round round, int seed, long started, TimeSpan length, int votes)
    {
        var random = new Random(seed);
        for (var n = 0; n < votes; n++)
        {
            await Until(started, length * (0.1 + (0.85 * (n + random.NextDouble()) / votes)));
            var line = (await app.Scope(db => db.RoundQuestions.Where(q => q.RoundKey == round.Key && q.Stage == QuestionStage.Admitted && q.MergedIntoKey == null)
                .Select(q => q.Key).ToListAsync())).Where(key => !phone.Voted.Contains(key)).ToList();
            if (line.Count > 0)
                await phone.Vote(line[random.Next(line.Count)], twice: (i + n) % 5 == 0);
        }
    }

    /// <summary>Admits what waits, merges now and then, and calls the next: as fast as the other helper lets.</summary>
    private async Task<int> Help(Round round, string name, int seed, TimeSpan length, CancellationToken over)
    {
        var random = new Random(seed);
        var member = await app.Member(name, MemberRoles.Moderator);
        var me = new Viewer(member.Key, member.Roles);
        var done = 0;
        for (var beat = 1; !over.IsCancellationRequested; beat++)
        {
            await Task.Delay(length / 120, CancellationToken.None);
            var state = await app.State(round);
            var waiting = state.Waiting.Take(3).ToList();
            var (kind, seen, with) = beat % 6 == 0 ? (ActKind.Next, state.OnStage, null)
                : beat % 9 == 0 && state.Line.Count > 4 ? (ActKind.Merge, state.Line[^1], state.Line[random.Next(3)].Question.Key)
                : beat % 14 == 0 && state.Line.Count > 8 ? (ActKind.InWriting, state.Line[^2], null)
                : waiting.Count > 0 ? (ActKind.Admit, waiting[random.Next(waiting.Count)], (string?)null) : default;
            if (kind == ActKind.Next ? state.Line.Count == 0 : seen is null)
                continue;
            try
            {
                await app.In<RoundDesk, bool>(desk => desk.Act(round.Key, kind, seen?.Question.Key, seen?.Question.ActedAt ?? 0, with, me));
                done++;
            }
            catch (Conflict)
            {
                // The other was first: look again.
            }
        }

        return done;
    }

    private static async Task Away(Watcher<PublicRound> unlucky, long started, TimeSpan length)
    {
        await Until(started, length * 0.4);
        await unlucky.Lose();
        // Twenty seconds of three minutes.
        await Until(started, length * (0.4 + (20.0 / 180)));
        await unlucky.Follow();
    }

    /// <summary>What the database holds, whenever nothing changed while it was read.</summary>
    private async Task<List<Truth>> Watch(Round round, CancellationToken over)
    {
        var samples = new List<Truth>();
        while (!over.IsCancellationRequested)
        {
            await Task.Delay(150, CancellationToken.None);
            var state = await app.State(round);
            var at = Stopwatch.GetTimestamp();
            if (await app.Scope(db => db.Rounds.Where(r => r.Key == round.Key).Select(r => r.Version).SingleAsync(CancellationToken.None)) == state.Version)
                samples.Add(new Truth(at, state.Version, Order(state.ForStage())));
        }

        return samples;
    }

    private async Task TheScreenWasRight(Watcher<StageRound> screen, List<Truth> samples, int percent)
    {
        await Task.Delay(Late + Late);
        var lateness = samples.Select(s => Right(screen, s)).Order().ToList();
        var late = lateness[(lateness.Count - 1) * percent / 100];
        output.WriteLine($"screen right after: p50 {lateness[lateness.Count / 2].TotalMilliseconds:F0} ms, p{percent} {late.TotalMilliseconds:F0} ms, worst {lateness[^1].TotalMilliseconds:F0} ms of {samples.Count}");
        Assert.True(samples.Count > 20, "too few looks at the screen");
        var limit = Late * Math.Max(1, OtherWork() / 4);
        Assert.True(late <= limit, $"p{percent} is {late.TotalMilliseconds:F0} ms, where {limit.TotalMilliseconds:F0} is allowed");
    }

    /// <summary>
    /// What waits for each core, on average over a minute. This test alone keeps it below four; where a machine does much else at
    /// once, a second is longer in proportion.
    /// </summary>
    private static double OtherWork() => File.Exists("/proc/loadavg")
        ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) / Environment.ProcessorCount
        : 0;

    private async Task EveryoneCountsOnce(Round round, List<Phone> phones, Watcher<StageRound> screen, List<Watcher<PublicRound>> pages)
    {
        var state = await app.State(round);
        var stands = state.Questions.ToDictionary(c => c.Question.Key, c => c.Question.StandsForKey);
        foreach (var (question, votes) in state.Questions.Where(c => !c.Question.IsMerged))
            Assert.Equal(phones.Count(p => p.Voted.Any(key => stands[key] == question.Key)), votes);
        await Eventually(() => screen.Last?.Version == state.Version && pages.TrueForAll(p => p.Last?.Version == state.Version), "everyone shows the last state");
        Assert.Equal(Order(state.ForStage()), Order(screen.Last!));
        Assert.All(pages, page => Assert.Equal(state.Line.Select(c => (c.Question.Key, c.Votes)), page.Last!.Line.Select(q => (q.Key, q.Votes))));
    }

    private async Task TheDraftIsComplete(Round round, List<string> asked)
    {
        var by = await app.Moderator();
        await app.In<RunRound, bool>(run => run.Close(round.Key, by));
        var body = await app.Scope(async db => await db.Drafts
            .Where(d => d.Subject == db.Rounds.Where(r => r.Key == round.Key).Select(r => r.ReportKey).Single()).Select(d => d.Body).SingleAsync());
        var state = await app.State(round);
        Assert.Equal(Questions, asked.Distinct().Count());
        Assert.Equal(Questions, state.Questions.Count);
        foreach (var (question, votes) in state.Questions.Where(c => c.Question.IsPublic))
            Assert.Contains($"**{RoundReport.Plain(question.Text)}**\\\n{votes} stem", body, StringComparison.Ordinal);
        foreach (var (question, _) in state.Questions.Where(c => c.Question.IsMerged))
            Assert.Contains(RoundReport.Plain(question.Text), body, StringComparison.Ordinal);
    }

    private static string Order(StageRound stage) => string.Join(' ', stage.Next.Select(q => $"{q.Key}:{q.Votes}").Prepend(stage.OnStage?.Key ?? "-"));

    private static async Task Until(long started, TimeSpan moment)
    {
        var left = moment - Stopwatch.GetElapsedTime(started);
        if (left > TimeSpan.Zero)
            await Task.Delay(left);
    }

    private sealed record Truth(long At, long Version, string Order);

    /// <summary>How long after that moment the screen showed what then held, or something newer.</summary>
    private static TimeSpan Right(Watcher<StageRound> screen, Truth truth)
    {
        foreach (var (at, _) in screen.Shown.Where(s => s.What.Version > truth.Version || (s.What.Version == truth.Version && Order(s.What) == truth.Order)))
            return at > truth.At ? Stopwatch.GetElapsedTime(truth.At, at) : TimeSpan.Zero;
        return TimeSpan.MaxValue;
    }
}

[CollectionDefinition(HallReplayTests.Alone, DisableParallelization = true)]
public sealed class HallCollection;
