namespace Platform.Web.Live;

/// <summary>
/// Sends messages without waiting for them. Otherwise one unreachable page would delay all others until its connection is closed (<see
/// cref="LiveConnectionLimits"/>). The order within a connection is preserved.
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
            // A page that missed this message asks for it by number.
            logger.LogWarning(e, "Some pages could not be told of a change");
        }
    }
}
