using MimeKit;

namespace Platform.Web.Features.Mail;

/// <summary>Writes each message to a folder, from which a person or another program takes it.</summary>
public sealed class PickupDelivery(PickupFolder folder) : IDelivery
{
    public async Task Deliver(MimeMessage message, CancellationToken cancel)
    {
        try
        {
            Directory.CreateDirectory(folder.Path);
            // The file gets its name only when it is complete. A second attempt overwrites the first.
            var file = folder.FileOf(message);
            await message.WriteToAsync(file + ".part", cancel);
            File.Move(file + ".part", file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DeliveryFailed(Fault.Server, e);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
