using Platform.Web.Changes;

namespace Platform.Web.Features.Organisations;

public sealed class Organisation : IChangeSource
{
    private Organisation()
    {
    }

    public Organisation(string key, string name, Layer layer, string? externalId = null)
    {
        Key = key;
        Name = name;
        Layer = layer;
        ExternalId = externalId;
    }

    public string Key { get; private set; } = "";

    public string Name { get; private set; } = "";

    public Layer Layer { get; private set; }

    /// <summary>Official identifier (a TOOI URI), or the id in the import that it came from; null when it has neither.</summary>
    public string? ExternalId { get; private set; }

    /// <summary>
    /// The day on which the organisation was dissolved; null while it exists. A dissolved organisation keeps its name on old texts and
    /// is not offered to new members.
    /// </summary>
    public DateOnly? EndedOn { get; private set; }

    public void Describe(string name, Layer layer, DateOnly? endedOn)
    {
        Name = name;
        Layer = layer;
        EndedOn = endedOn;
    }

    public IEnumerable<ChangeKey> Changes() => [new(ChangeKind.Organisation, Key)];
}
