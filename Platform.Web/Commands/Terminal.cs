using Spectre.Console;

namespace Platform.Web.Commands;

/// <summary>Progress and messages on standard error: a moving bar on a terminal, plain lines in a log.</summary>
internal sealed class Terminal
{
    private readonly IAnsiConsole? _screen;

    private Terminal(IAnsiConsole? screen) => _screen = screen;

    public static async Task<T> WithProgress<T>(string title, long total, Func<Terminal, Action<long>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
            return await work(new Terminal(null), PlainProgress(title, total));
        var screen = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await screen.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
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

    private static Action<long> PlainProgress(string title, long total)
    {
        var (done, told) = (0L, 0L);
        return advance =>
        {
            done += advance;
            var tenth = total == 0 ? 10 : done * 10 / total;
            if (tenth <= told)
                return;
            told = tenth;
            Console.Error.WriteLine($"{title}: {tenth * 10} %");
        };
    }
}
