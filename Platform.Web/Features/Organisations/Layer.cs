namespace Platform.Web.Features.Organisations;

/// <summary>Layer of government (bestuurslaag). Stored and exchanged by its lower-case name.</summary>
public enum Layer
{
    Rijk,
    Provincie,
    Gemeente,
    Waterschap,
    Uitvoering,
    Samenwerking,
    Caribisch,
    Wetenschap,
    Overig,
}
