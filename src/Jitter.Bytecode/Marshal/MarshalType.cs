namespace Jitter.Bytecode.Marshal;

/// <summary>The type bytes of the marshal format (CPython's Python/marshal.c, TYPE_*).</summary>
internal static class MarshalType
{
    public const byte Null = (byte)'0';
    public const byte None = (byte)'N';
    public const byte False = (byte)'F';
    public const byte True = (byte)'T';
    public const byte StopIteration = (byte)'S';
    public const byte Ellipsis = (byte)'.';
    public const byte Int = (byte)'i';
    public const byte Int64 = (byte)'I';
    public const byte Long = (byte)'l';
    public const byte Float = (byte)'f';
    public const byte BinaryFloat = (byte)'g';
    public const byte Complex = (byte)'x';
    public const byte BinaryComplex = (byte)'y';
    public const byte Bytes = (byte)'s';
    public const byte Interned = (byte)'t';
    public const byte Unicode = (byte)'u';
    public const byte Ascii = (byte)'a';
    public const byte AsciiInterned = (byte)'A';
    public const byte ShortAscii = (byte)'z';
    public const byte ShortAsciiInterned = (byte)'Z';
    public const byte Tuple = (byte)'(';
    public const byte SmallTuple = (byte)')';
    public const byte List = (byte)'[';
    public const byte Dict = (byte)'{';
    public const byte Set = (byte)'<';
    public const byte FrozenSet = (byte)'>';
    public const byte Code = (byte)'c';
    public const byte Ref = (byte)'r';

    /// <summary>FLAG_REF: the object enters the list that <see cref="Ref"/> indexes.</summary>
    public const byte FlagRef = 0x80;

    /// <summary>MAX_MARSHAL_STACK_DEPTH.</summary>
    public const int MaxDepth = 2000;

    /// <summary>The bits of an int's digit (PyLong_MARSHAL_SHIFT).</summary>
    public const int DigitBits = 15;
}
