using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Platform.Tests.Support;
using Platform.Web.Ui;

namespace Platform.Tests.Ui;

public sealed class OneLineLogTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public void Nobody_writes_lines_of_their_own_into_the_log()
    {
        var text = Written("Error was shown for /a\nfail: Kestrel[0] forged\r\n\u2028\u001b[31m", null);

        Assert.Equal(1, text.Count(c => c == '\n'));
        Assert.DoesNotContain('\r', text);
        Assert.DoesNotContain('\u001b', text);
        Assert.Contains("/a\\u000afail", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_message_of_an_exception_is_one_line_and_its_stack_stays_readable()
    {
        Exception thrown;
        try
        {
            throw new InvalidOperationException("a\ninfo: forged");
        }
        catch (InvalidOperationException e)
        {
            thrown = e;
        }

        var lines = Written("It failed", thrown).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("      System.InvalidOperationException: a\\u000ainfo: forged", lines[1]);
        Assert.StartsWith("         at ", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void The_console_writes_its_log_so()
    {
        Assert.Equal(OneLineLog.FormatterName, app.Services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName);
        Assert.Contains(app.Services.GetServices<ConsoleFormatter>(), f => f is OneLineLog);
    }

    private static string Written(string message, Exception? thrown)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new OneLineLog().Write(new LogEntry<string>(LogLevel.Error, "Test", 0, message, thrown, (text, _) => text), null, writer);
        return writer.ToString();
    }
}
