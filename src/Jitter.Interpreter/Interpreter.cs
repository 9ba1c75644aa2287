namespace Jitter.Interpreter;

/// <summary>Executes functions by interpreting their bytecode.</summary>
public sealed partial class Interpreter
{
}
