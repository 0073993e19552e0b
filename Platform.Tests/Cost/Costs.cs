using System.Net.Http.Json;
using Platform.Tests.Support;
using Platform.Web.Features.Members;

namespace Platform.Tests.Cost;

/// <summary>What one request cost the process, and what came back.</summary>
/// <param name="Milliseconds">Of processor time, on the machine for which the limits are.</param>
public sealed record Cost(string Request, int Status, double Milliseconds, long Bytes)
{
    public override string ToString() => $"{Milliseconds,6:F0} ms {Bytes / 1024,6} KB  {Status}  {Request}";
}

/// <summary>
/// Sends requests and measures the processor time of the whole process meanwhile, so nothing else may run in it. A busy machine
/// makes a request slow and not dear; what runs beside it (compiling, indexing) can only add, so a dear one gets more chances.
/// </summary>
public sealed class Costs(CostApp app) : IAsyncDisposable
{
    public const string Person = "Alles Mogende";
    public const MemberRoles Roles = MemberRoles.Moderator | MemberRoles.Administrator;
    public const double ForPage = 100, ForSearch = 250, ForPassword = 1000;
    public const long MostBytes = 1024 * 1024;

    private const int Chances = 12;

    private PlatformClient _browser = null!;
    private HttpClient _api = null!;
    private string _token = "";

    public List<Cost> All { get; } = [];

    public async Task SignIn()
    {
        _browser = await app.As(Person, Roles);
        _api = await app.ApiAs(Person, Roles);
        _token = (await _browser.Get("/my/profile")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }

    /// <summary>The address of an act on its subject.</summary>
    public string Address(Act act)
    {
        var route = act.Route;
        // The longest beginning that is known says whose key it is.
        var subject = app.Subjects.Where(s => s.Key.StartsWith('/') && route.StartsWith(s.Key, StringComparison.Ordinal)).OrderByDescending(s => s.Key.Length).FirstOrDefault();
        if (subject.Key is not null)
            route = subject.Key[..subject.Key.IndexOf('{', StringComparison.Ordinal)] + subject.Value + subject.Key[(subject.Key.IndexOf('}', StringComparison.Ordinal) + 1)..] + route[subject.Key.Length..];
        route = route.Replace("{post}", route.EndsWith("/edit", StringComparison.Ordinal) || route.EndsWith("/withdraw", StringComparison.Ordinal) ? app.Subjects["mine"] : app.Subjects["{post}"], StringComparison.Ordinal);
        Assert.False(route.Contains('{', StringComparison.Ordinal), $"{act}: say in CostApp what its subject is.");
        return act.Handler is null ? route : $"{route}?handler={act.Handler}";
    }

    public Task<Cost> Get(Act act, string query, string name) =>
        Measure(act, name, () => (act.IsApi ? _api : _browser.Http).GetAsync(Address(act) + (query.Length == 0 ? "" : (act.Handler is null ? "?" : "&") + query)));

    public Task<Cost> Post(Act act, IReadOnlyDictionary<string, string> fields, string name) => Measure(act, name, () =>
    {
        var form = fields.Append(new("__RequestVerificationToken", _token));
        return _browser.Http.PostAsync(Address(act), new FormUrlEncodedContent(form));
    });

    public Task<Cost> Send(Act act, IReadOnlyDictionary<string, object?> body, string name) => Measure(act, name, () =>
    {
        var request = new HttpRequestMessage(new HttpMethod(act.Method), Address(act)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        return _api.SendAsync(request);
    });

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        _api.Dispose();
        return ValueTask.CompletedTask;
    }

    public static double MostFor(Act act) => act.Searches ? ForSearch : TakesPassword(act) ? ForPassword : ForPage;

    /// <summary>The hash of a password is meant to be dear; its number is bounded elsewhere.</summary>
    private static bool TakesPassword(Act act) => act.Method == "POST" && act.Inputs.Any(i => i.Name.EndsWith("Password", StringComparison.Ordinal));

    private async Task<Cost> Measure(Act act, string name, Func<Task<HttpResponseMessage>> send)
    {
        Cost? least = null;
        var slower = 1.0;
        for (var chance = 0; chance < Chances && (least is null || least.Milliseconds > MostFor(act)); chance++)
        {
            if (chance > 1)
            {
                // What an earlier request left to do (index, mail) ends, and is not counted here.
                GC.Collect();
                await Task.Delay(200);
                slower = MachineSpeed.Slower();
            }

            var before = Environment.CpuUsage.TotalTime;
            using var response = await send();
            var bytes = (await response.Content.ReadAsByteArrayAsync()).LongLength;
            var cost = new Cost($"{act} {name}", (int)response.StatusCode, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / slower, bytes);
            least = least is null || cost.Milliseconds < least.Milliseconds ? cost : least;
        }

        All.Add(least!);
        return least!;
    }
}
