using System.Diagnostics;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Platform.Web.Commands;

/// <summary>Shows progress and messages on standard error: a progress bar on a terminal, plain lines in a log.</summary>
internal sealed class Terminal
{
    private readonly IAnsiConsole? _screen;

    private Terminal(IAnsiConsole? screen) => _screen = screen;

    /// <param name="title">What is being done.</param>
    /// <param name="total">The expected total of what <paramref name="work"/> reports.</param>
    /// <param name="work">Receives the terminal and a callback that takes how much more is done.</param>
    /// <param name="unit">The unit of the rate, such as "contributions"; null shows no rate.</param>
    public static async Task<T> WithProgress<T>(string title, long total, Func<Terminal, Action<long>, Task<T>> work, string? unit = null)
    {
        if (Console.IsErrorRedirected)
            return await work(new Terminal(null), PlainProgress(title, total, unit));
        var screen = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        ProgressColumn[] columns = [new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RateColumn(unit), new RemainingTimeColumn()];
        return await screen.Progress()
            .Columns(columns)
            .StartAsync(async context =>
            {
                var bar = context.AddTask(title, maxValue: Math.Max(1, total));
                return await work(new Terminal(screen), advance => bar.Increment(advance));
            });
    }

    public void WriteLine(string line)
    {
        if (_screen is null)
            Console.Error.WriteLine(line);
        else
            _screen.WriteLine(line);
    }

    private static Action<long> PlainProgress(string title, long total, string? unit)
    {
        var since = Stopwatch.GetTimestamp();
        var (done, told) = (0L, 0L);
        return advance =>
        {
            done += advance;
            var tenth = total == 0 ? 10 : done * 10 / total;
            if (tenth <= told)
                return;
            told = tenth;
            var seconds = Math.Max(0.001, Stopwatch.GetElapsedTime(since).TotalSeconds);
            var rate = done / seconds;
            Console.Error.WriteLine($"{title}: {tenth * 10} %"
                + (unit is null ? "" : $", {rate:0} {unit} a second, {Math.Max(0, total - done) / rate:0} s left"));
        };
    }

    private sealed class RateColumn(string? unit) : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(unit is null || task.Speed is not { } rate ? "" : $"{rate:0} {unit} a second");
    }
}
