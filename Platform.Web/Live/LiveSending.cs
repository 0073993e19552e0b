namespace Platform.Web.Live;

/// <summary>
/// A page that takes nothing in (a phone out of reach, a tab asleep) would hold up who sends to all, until its connection is
/// dropped (<see cref="LiveConnectionLimits"/>). So nobody waits for pages; each connection keeps its own order.
/// </summary>
public static class LiveSending
{
    public static void WithoutWaiting(this Task sending, ILogger logger)
    {
        if (!sending.IsCompletedSuccessfully)
            _ = Watch(sending, logger);
    }

    private static async Task Watch(Task sending, ILogger logger)
    {
        try
        {
            await sending;
        }
        catch (Exception e)
        {
            // What is missed by this is asked for by number.
            logger.LogWarning(e, "Some pages could not be told of a change");
        }
    }
}
