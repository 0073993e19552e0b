namespace Platform.Web.Features.Rounds;

/// <summary>
/// Counts the wrong codes of all visitors together. People mistype a few, but a program that guesses makes many. Each wrong code
/// above the limit of a minute is answered a second later. A right code is never delayed.
/// </summary>
public sealed class CodeMisses(TimeProvider clock, ILogger<CodeMisses> logger)
{
    public const int AMinute = 60;
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private DateTimeOffset _minuteEnds;
    private int _count;

    public Task Missed(CancellationToken cancel) => Count() > AMinute ? Task.Delay(Delay, clock, cancel) : Task.CompletedTask;

    private int Count()
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (now >= _minuteEnds)
            {
                if (_count > AMinute)
                    logger.LogWarning("{Count} wrong codes of question rounds were tried within a minute", _count);
                (_minuteEnds, _count) = (now.AddMinutes(1), 0);
            }

            return ++_count;
        }
    }
}
